// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.luck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {
  /** Mean 3, deviation √2.5, error √0.5; Student's 97.5 % with 4 degrees is 2.776445. */
  @Test
  void theIntervalIsStudents() {
    Estimate estimate = Estimate.of(new double[] {1, 2, 3, 4, 5});

    assertThat(estimate.mean()).isEqualTo(3);
    assertThat(estimate.standardError()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(estimate.low()).isCloseTo(3 - 2.776445 * Math.sqrt(0.5), within(1e-5));
    assertThat(estimate.high()).isCloseTo(3 + 2.776445 * Math.sqrt(0.5), within(1e-5));
    assertThat(estimate.pValue()).isCloseTo(0.006617, within(1e-5));
  }

  @Test
  void whatNeverVariesIsNoEvidence() {
    assertThat(Estimate.of(new double[] {2, 2, 2})).isEqualTo(new Estimate(2, 2, 2, 0, 3, 1));
    assertThat(Estimate.of(new double[] {2}).high()).isInfinite();
    assertThat(Estimate.of(new double[0]).mean()).isZero();
  }

  @Test
  void theIntervalHoldsTheTruthAsOftenAsPromised() {
    SplittableRandom random = new SplittableRandom(4);
    long held =
        IntStream.range(0, 1_000)
            .filter(
                _ -> {
                  double[] units = random.doubles(12).toArray();
                  Estimate estimate = Estimate.of(units);
                  return estimate.low() <= 0.5 && estimate.high() >= 0.5;
                })
            .count();

    assertThat(held).isBetween(925L, 975L);
  }

  @Test
  void aRatiosPullsHaveItsValueAndItsSpread() {
    Ratio ratio = new Ratio(new double[] {4, 0, 2}, new double[] {2, 1, 1});

    double[] pulls = ratio.pulls();

    assertThat(Estimate.mean(pulls)).isCloseTo(1.5, within(1e-12));
    assertThat(pulls).containsExactly(new double[] {2.25, 0.375, 1.875}, within(1e-12));
  }

  @Test
  void withEqualWholesThePullsAreThePartsThemselves() {
    Ratio ratio = new Ratio(new double[] {4, 0, 2}, new double[] {2, 2, 2});

    assertThat(ratio.pulls()).containsExactly(new double[] {2, 0, 1}, within(1e-12));
  }

  @Test
  void aRatioOfNothingPullsNowhere() {
    assertThat(new Ratio(new double[2], new double[2]).pulls()).containsExactly(0, 0);
  }

  /**
   * The textbook's example: 0.01, 0.02, 0.03, 0.04 and 0.05 become 0.05, 0.08, 0.09, 0.09, 0.09.
   */
  @Test
  void holmAsksMoreOfTheFirstAndNeverLessOfTheNext() {
    assertThat(Holm.adjusted(new double[] {0.03, 0.01, 0.05, 0.02, 0.04}))
        .containsExactly(new double[] {0.09, 0.05, 0.09, 0.08, 0.09}, within(1e-12));
  }

  @Test
  void holmNeverGoesAboveOne() {
    assertThat(Holm.adjusted(new double[] {0.7, 0.9})).containsExactly(1, 1);
    assertThat(Holm.adjusted(new double[0])).isEmpty();
  }
}
