// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.run;

import io.flashpaper.replay.sweep.job.Job;
import io.flashpaper.replay.sweep.job.JobResult;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Has a list of jobs done, but those of which a result is known. Killed at any moment and begun
 * again it goes on: a job is done once its result is on disk.
 */
public final class Sweep {
  private final Crew crew;
  private final ResultsFile file;
  private final SweepProgress progress;

  /** A sweep that keeps its results in a file. */
  public Sweep(Crew crew, ResultsFile file, SweepProgress progress) {
    this.crew = crew;
    this.file = file;
    this.progress = progress;
  }

  /** The results of these jobs, by id. */
  public SortedMap<String, JobResult> run(List<Job> jobs) throws InterruptedException {
    Map<String, JobResult> known = file.results();
    List<Job> missing = jobs.stream().filter(job -> !known.containsKey(job.id())).toList();
    progress.begun(jobs.size() - missing.size(), jobs.size());
    if (!missing.isEmpty()) {
      crew.work(missing, this::keep);
    }
    Map<String, JobResult> all = file.results();
    SortedMap<String, JobResult> results = new TreeMap<>();
    for (Job job : jobs) {
      JobResult result = all.get(job.id());
      if (result == null) {
        throw new IllegalStateException("job %s was not done".formatted(job.id()));
      }
      results.put(job.id(), result);
    }
    return results;
  }

  private void keep(JobResult result) {
    if (file.append(result)) {
      progress.done(result);
    }
  }
}
