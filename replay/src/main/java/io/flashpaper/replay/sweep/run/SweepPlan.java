// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.run;

import io.flashpaper.replay.sweep.job.Basis;
import io.flashpaper.replay.sweep.job.Job;
import io.flashpaper.replay.sweep.segment.Segment;
import io.flashpaper.replay.sweep.segment.WalkForward;
import io.flashpaper.replay.sweep.space.Trial;
import java.util.List;

/**
 * What a sweep does.
 *
 * @param basis what all its jobs have in common
 * @param trials by number
 * @param walk how the tape is cut
 */
public record SweepPlan(Basis basis, List<Trial> trials, WalkForward walk) {
  /** Freezes the list. */
  public SweepPlan {
    trials = List.copyOf(trials);
  }

  /** All jobs but that of the holdout, segment by segment so that folds are whole early. */
  public List<Job> jobs() {
    return walk.segments().stream()
        .flatMap(segment -> trials.stream().map(trial -> job(trial, segment)))
        .toList();
  }

  /** A trial on a segment. */
  public Job job(Trial trial, Segment segment) {
    return Job.of(basis, trial.settings(), segment);
  }
}
