// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.run;

import io.flashpaper.replay.sweep.job.JobResult;

/** Hears how far a sweep is. */
public interface SweepProgress {
  /** Tells nobody. */
  SweepProgress NONE =
      new SweepProgress() {
        @Override
        public void begun(int known, int jobs) {}

        @Override
        public void done(JobResult result) {}
      };

  /**
   * The sweep begins or goes on.
   *
   * @param known how many of its jobs have a result from before
   * @param jobs how many it has
   */
  void begun(int known, int jobs);

  /** One more job has a result, and the result is on disk. */
  void done(JobResult result);
}
