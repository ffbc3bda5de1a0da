// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.report;

import io.flashpaper.replay.sweep.space.Trial;
import java.util.List;

/**
 * How a trial did.
 *
 * @param trained on the segments that folds train on
 * @param tested on the segments that folds test on
 * @param adjustedP the p-value of the tested objective being above 0, corrected for the number of
 *     trials
 * @param troubles what went wrong in its replays, each once
 */
public record TrialScore(
    Trial trial, Score trained, Score tested, double adjustedP, List<String> troubles) {
  /** Freezes the list. */
  public TrialScore {
    troubles = List.copyOf(troubles);
  }
}
