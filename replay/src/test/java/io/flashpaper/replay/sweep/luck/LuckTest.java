// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.luck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class LuckTest {
  private static final int DRAWS = 1_000;
  private static final Resampling ALL_PAIRS = new AllPairs();

  /** Every sample that can be drawn of two units, each once. */
  private static final class AllPairs implements Resampling {
    @Override
    public void forEach(Consumer<int[]> draw) {
      for (int pair = 0; pair < 4; pair++) {
        draw.accept(new int[] {pair / 2, pair % 2});
      }
    }

    @Override
    public int draws() {
      return 4;
    }
  }

  private static double[][] noise(long seed, int trials, int units) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] noise = new double[trials][units];
    for (double[] trial : noise) {
      Arrays.setAll(trial, _ -> random.nextGaussian());
    }
    return noise;
  }

  private static double[] plus(double[] units, double edge) {
    return Arrays.stream(units).map(unit -> unit + edge).toArray();
  }

  /**
   * By hand: the first trial has mean 1, and its drawn means less that are 2, 0, 0 and -2; the
   * second never varies. One of four draws is as good.
   */
  @Test
  void theProbabilityIsTheOneReckonedByHand() {
    double[][] trials = {{3, -1}, {-1, -1}};

    Luck luck = Luck.of(trials, ALL_PAIRS);

    assertThat(luck.pValue()).isEqualTo((1 + 1.0) / (4 + 1));
    assertThat(luck.expectedBest()).isZero();
  }

  @Test
  void whatLuckGivesIsTheMeanOfTheBestDrawLessItsOwnMean() {
    double[][] trials = {{3, -1}, {-1, 3}};

    Luck luck = Luck.of(trials, ALL_PAIRS);

    assertThat(luck.expectedBest()).isEqualTo((2 + 0 + 0 + 2) / 4.0);
  }

  @Test
  void theSameTrialTwiceIsOneTrial() {
    double[] trial = plus(noise(3, 1, 80)[0], 0.15);

    assertThat(Luck.of(new double[][] {trial, trial, trial}, 7, DRAWS))
        .isEqualTo(Luck.of(new double[][] {trial}, 7, DRAWS));
  }

  @Test
  void whoeverTriesMoreMustShowMore() {
    double[][] trials = noise(5, 40, 100);
    trials[0] = plus(trials[0], 0.15);
    double before = 0;
    for (int tried = 1; tried <= trials.length; tried++) {
      double[][] some = Arrays.copyOf(trials, tried);
      double best = Luck.of(some, 7, DRAWS).expectedBest();
      assertThat(best).isGreaterThanOrEqualTo(before);
      before = best;
    }
    assertThat(Luck.of(trials, 7, DRAWS).pValue())
        .isGreaterThan(Luck.of(new double[][] {trials[0]}, 7, DRAWS).pValue());
  }

  @Test
  void aTrialThatNeverTradedIsNoEvidence() {
    double[] trial = plus(noise(3, 1, 80)[0], 0.15);

    assertThat(Luck.of(new double[][] {trial, new double[80]}, 7, DRAWS))
        .isEqualTo(Luck.of(new double[][] {trial}, 7, DRAWS));
    assertThat(Luck.of(new double[][] {new double[80]}, 7, DRAWS).pValue()).isEqualTo(1);
  }

  @Test
  void oneTrialIsJudgedAsByStudent() {
    double[] trial = plus(noise(11, 1, 400)[0], 0.06);

    double pValue = Luck.of(new double[][] {trial}, 1, 4_000).pValue();

    assertThat(pValue).isCloseTo(Estimate.of(trial).pValue(), within(0.04));
  }

  @Test
  void theBestOfManyByLuckIsWhatOrderStatisticsSay() {
    int trials = 50;
    int units = 200;
    double expected =
        IntStream.range(0, 2_000)
            .mapToDouble(point -> (point + 0.5) / 2_000)
            .map(u -> NormalDistribution.of(0, 1).inverseCumulativeProbability(Math.pow(u, 0.02)))
            .average()
            .orElseThrow();

    double best = Luck.of(noise(8, trials, units), 1, DRAWS).expectedBest();

    assertThat(best * Math.sqrt(units)).isCloseTo(expected, within(0.25));
  }

  @Test
  void pureNoiseIsCalledMoreThanLuckAboutAsOftenAsPromised() {
    assertThat(called(LuckTest::noise)).isBetween(2L, 26L);
  }

  @Test
  void fairBetsAtManyPricesAreCalledMoreThanLuckAboutAsOftenAsPromised() {
    assertThat(called(LuckTest::fairBets)).isBetween(2L, 26L);
  }

  /** Of 200 sweeps of 20 trials. */
  private static long called(Noise noise) {
    return IntStream.range(0, 200)
        .filter(sweep -> Luck.of(noise.of(1_000 + sweep, 20, 60), 5, 300).pValue() < 0.05)
        .count();
  }

  private interface Noise {
    double[][] of(long seed, int trials, int units);
  }

  /** Each trial buys at a price of its own, now and then, what is worth just that. */
  private static double[][] fairBets(long seed, int trials, int units) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] bets = new double[trials][units];
    for (double[] trial : bets) {
      double price = random.nextDouble(0.3, 0.9);
      Arrays.setAll(
          trial,
          _ -> {
            boolean buys = random.nextDouble() < 0.4;
            return buys ? (random.nextDouble() < price ? 1 : 0) - price : 0;
          });
    }
    return bets;
  }

  @Test
  void anEdgeAmongNoiseIsFound() {
    long found =
        IntStream.range(0, 50)
            .filter(
                sweep -> {
                  double[][] trials = noise(9_000 + sweep, 20, 100);
                  trials[13] = plus(trials[13], 0.6);
                  return Luck.of(trials, 5, 300).pValue() < 0.05;
                })
            .count();

    assertThat(found).isGreaterThan(45);
  }

  @Test
  void chanceComesFromTheSeedAlone() {
    double[][] trials = noise(2, 10, 50);

    assertThat(Luck.of(trials, 3, DRAWS)).isEqualTo(Luck.of(trials, 3, DRAWS));
    assertThat(Luck.of(trials, 3, DRAWS)).isNotEqualTo(Luck.of(trials, 4, DRAWS));
  }

  @Test
  void ofFewerThanTwoUnitsNothingCanBeTold() {
    assertThat(Luck.of(new double[][] {{5}}, 1, DRAWS)).isEqualTo(new Luck(1, 0, 0));
    assertThat(Luck.of(new double[0][0], 1, DRAWS)).isEqualTo(new Luck(1, 0, 0));
  }

  @Test
  void drawsGoOnAsOftenAsTheRunsAreLong() {
    int units = 50;
    int draws = 2_000;
    int[] drawn = new int[units];
    int[] wentOn = {0};
    new StationaryBootstrap(units, 5, draws, 1)
        .forEach(
            places -> {
              for (int unit = 0; unit < units; unit++) {
                drawn[places[unit]]++;
                boolean next = unit > 0 && places[unit] == (places[unit - 1] + 1) % units;
                wentOn[0] += next ? 1 : 0;
              }
            });

    double share = wentOn[0] / (double) (draws * (units - 1));
    assertThat(share).isCloseTo(0.8 + 0.2 / units, within(0.01));
    assertThat(Arrays.stream(drawn).min().orElseThrow()).isGreaterThan(draws * 8 / 10);
    assertThat(Arrays.stream(drawn).max().orElseThrow()).isLessThan(draws * 12 / 10);
  }
}
