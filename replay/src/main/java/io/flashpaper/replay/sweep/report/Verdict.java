// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.report;

/**
 * Whether the best trial is more than luck.
 *
 * @param kind in one word
 * @param sentence in plain words
 */
public record Verdict(Kind kind, String sentence) {
  /** At so few closes nothing can be told from luck. */
  public static final int FEWEST_CLOSES = 30;

  private static final double SMALL = 0.05;

  /** What can be said. */
  public enum Kind {
    /** No trial earned anything. */
    NOTHING_EARNED,
    /** Too little was traded to say anything. */
    TOO_FEW,
    /** Luck does as well. */
    LUCK,
    /** Luck alone hardly does as well. */
    MORE_THAN_LUCK
  }

  /**
   * The verdict on the best of some trials.
   *
   * @param pValue how probable a best this good is by luck alone
   */
  static Verdict on(TrialScore best, int trials, double pValue) {
    if (best.tested().objective().mean() <= 0) {
      return new Verdict(
          Kind.NOTHING_EARNED,
          "No winner: none of %s earned anything out of sample.".formatted(counted(trials)));
    }
    if (best.tested().tradedCloses() < FEWEST_CLOSES) {
      return new Verdict(
          Kind.TOO_FEW,
          "No winner: the best of %s traded at %d closes out of sample; below %d nothing can be told from luck. Sweep a longer tape."
              .formatted(counted(trials), best.tested().tradedCloses(), FEWEST_CLOSES));
    }
    if (pValue >= SMALL) {
      return new Verdict(
          Kind.LUCK,
          "No winner: the best of %s is what luck alone gives in %s."
              .formatted(counted(trials), often(pValue)));
    }
    return new Verdict(
        Kind.MORE_THAN_LUCK,
        "Trial %d: luck alone gives a best of %s this good in %s."
            .formatted(best.trial().number(), counted(trials), often(pValue)));
  }

  private static String counted(int trials) {
    return trials == 1 ? "one trial" : trials + " trials";
  }

  /** Such as {@code 1 of 3 sweeps}. */
  static String often(double probability) {
    if (probability > 0.95) {
      return "nearly every sweep";
    }
    if (probability > 0.4) {
      return "%d of 10 sweeps".formatted(Math.round(probability * 10));
    }
    return "1 of %d sweeps".formatted(Math.round(1 / probability));
  }
}
