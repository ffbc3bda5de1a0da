// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.run;

import io.flashpaper.replay.sweep.job.Job;
import io.flashpaper.replay.sweep.job.JobResult;
import java.util.List;
import java.util.function.Consumer;

/** Whoever does the jobs: threads of this process, or workers elsewhere. */
@FunctionalInterface
public interface Crew {
  /**
   * Has all jobs done and returns then.
   *
   * @param done hears each result in the calling thread, in any order, perhaps more than once
   * @throws InterruptedException if it is to stop before
   */
  void work(List<Job> jobs, Consumer<JobResult> done) throws InterruptedException;
}
