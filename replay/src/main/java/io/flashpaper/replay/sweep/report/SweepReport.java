// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.report;

import io.flashpaper.replay.sweep.luck.Luck;
import java.util.List;
import java.util.Optional;

/**
 * What a sweep says.
 *
 * @param objective by what trials are compared
 * @param trials the best tested one first
 * @param picks what each fold chose
 * @param walked how the picks did together: what choosing by training brought
 * @param trainedLuck what luck alone gives on the segments trained on
 * @param testedLuck what luck alone gives on the segments tested on
 * @param verdict on the best
 * @param holdout the best trial on what was held out, looked at once; empty if nothing was
 */
public record SweepReport(
    Objective objective,
    List<TrialScore> trials,
    List<Pick> picks,
    Score walked,
    Luck trainedLuck,
    Luck testedLuck,
    Verdict verdict,
    Optional<Score> holdout) {
  /** Freezes the lists. */
  public SweepReport {
    trials = List.copyOf(trials);
    picks = List.copyOf(picks);
  }

  /** The trial that did best out of sample. */
  public TrialScore best() {
    return trials.getFirst();
  }

  /** The best objective of any trial on what was trained on, in micro-dollars. */
  public double bestTrained() {
    return trials.stream()
        .mapToDouble(trial -> trial.trained().objective().mean())
        .max()
        .orElseThrow();
  }

  /** With the best trial's score on what was held out. */
  public SweepReport withHoldout(Score score) {
    return new SweepReport(
        objective, trials, picks, walked, trainedLuck, testedLuck, verdict, Optional.of(score));
  }
}
