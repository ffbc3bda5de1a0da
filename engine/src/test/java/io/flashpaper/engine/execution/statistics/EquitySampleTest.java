// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.model.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EquitySampleTest {
  @Test
  void fewTradesAreAllShown() {
    assertThat(points(10, 10)).hasSize(10);
  }

  @Test
  void manyTradesBecomeFewPointsAndKeepTheirExtremesAndEnds() {
    for (int trades : new int[] {11, 100, 1_000, 9_999}) {
      List<EquityPoint> all = points(trades, trades);
      List<EquityPoint> few = points(trades, 10);
      assertThat(few)
          .hasSizeLessThanOrEqualTo(10)
          .isSubsetOf(all)
          .isSortedAccordingTo((a, b) -> Long.compare(a.timeMs(), b.timeMs()));
      assertThat(few.getLast()).isEqualTo(all.getLast());
      assertThat(lowest(few)).isEqualTo(lowest(all));
      assertThat(highest(few)).isEqualTo(highest(all));
    }
  }

  @Test
  void aCurveOfTwoPointsIsRefused() {
    assertThatThrownBy(() -> new EquitySample(10, 2))
        .hasMessage("a curve has at least 3 points, not 2");
  }

  private static Money lowest(List<EquityPoint> points) {
    return points.stream().map(EquityPoint::equity).min(Money::compareTo).orElseThrow();
  }

  private static Money highest(List<EquityPoint> points) {
    return points.stream().map(EquityPoint::equity).max(Money::compareTo).orElseThrow();
  }

  private static List<EquityPoint> points(int trades, int most) {
    SplittableRandom random = new SplittableRandom(trades);
    EquitySample sample = new EquitySample(trades, most);
    Money equity = Money.of("1000");
    for (int trade = 0; trade < trades; trade++) {
      equity = equity.plus(new Money(random.nextLong(-1_000_000, 1_000_000)));
      sample.add(new EquityPoint(trade, "T" + trade, equity));
    }
    return new ArrayList<>(sample.points());
  }
}
