// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.luck;

import java.util.Arrays;

/**
 * White's reality check: is the best mean of many trials more than the best that the same trials
 * would show by chance, had each a true mean of 0? Samples are drawn of all trials at once, so what
 * trials have in common counts; trials that never vary are no evidence and are left out.
 */
final class RealityCheck {
  private final double[][] trials;
  private final double[] means;
  private final double best;
  private int draws;
  private int asGood;
  private double sumOfBest;

  RealityCheck(double[][] all) {
    this.trials =
        Arrays.stream(all)
            .filter(units -> Estimate.of(units).standardError() > 0)
            .toArray(double[][]::new);
    this.means = Arrays.stream(trials).mapToDouble(Estimate::mean).toArray();
    this.best = Arrays.stream(means).reduce(0, Math::max);
  }

  /** Takes the next sample. */
  void draw(int[] places) {
    double bestDrawn = Double.NEGATIVE_INFINITY;
    for (int trial = 0; trial < trials.length; trial++) {
      bestDrawn = Math.max(bestDrawn, mean(trials[trial], places) - means[trial]);
    }
    draws++;
    sumOfBest += trials.length == 0 ? 0 : bestDrawn;
    asGood += bestDrawn >= best ? 1 : 0;
  }

  private static double mean(double[] units, int[] places) {
    double sum = 0;
    for (int place : places) {
      sum += units[place];
    }
    return sum / places.length;
  }

  /** Never 0: as good as the best was, the sample itself is one of those drawn. */
  double pValue() {
    return best == 0 ? 1 : (asGood + 1.0) / (draws + 1.0);
  }

  double expectedBest() {
    return draws == 0 ? 0 : sumOfBest / draws;
  }
}
