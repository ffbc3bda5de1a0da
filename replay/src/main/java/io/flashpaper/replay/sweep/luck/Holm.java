// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.luck;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The correction of Holm and Bonferroni: whoever asks many questions at once must ask more of each
 * answer. Holds whatever the trials have in common.
 */
public final class Holm {
  private Holm() {}

  /**
   * Adjusted p-values, in the order of the given ones: rejecting those below 5 % calls any one
   * trial good by mistake in at most 5 % of sweeps.
   */
  public static double[] adjusted(double[] pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(trial -> pValues[trial]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double before = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      double corrected = Math.min(1, (pValues.length - rank) * pValues[ascending[rank]]);
      before = Math.max(before, corrected);
      adjusted[ascending[rank]] = before;
    }
    return adjusted;
  }
}
