// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.run;

import io.flashpaper.replay.sweep.job.Job;
import io.flashpaper.replay.sweep.job.JobResult;
import io.flashpaper.replay.sweep.job.JobRunner;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Threads of this process, each doing one job at a time.
 *
 * @param runner does a job
 * @param count how many threads
 */
public record Threads(JobRunner runner, int count) implements Crew {
  /**
   * Checks the count.
   *
   * @throws IllegalArgumentException if there is no thread
   */
  public Threads {
    if (count < 1) {
      throw new IllegalArgumentException("a sweep needs --threads 1 or more, not " + count);
    }
  }

  @Override
  public void work(List<Job> jobs, Consumer<JobResult> done) throws InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(count, Thread.ofPlatform().name("sweep-", 1).factory());
    try {
      CompletionService<JobResult> results = new ExecutorCompletionService<>(threads);
      List<Future<JobResult>> all =
          jobs.stream().map(job -> results.submit(() -> runner.run(job))).toList();
      for (int count = 0; count < all.size(); count++) {
        done.accept(result(results.take()));
      }
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private static JobResult result(Future<JobResult> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case CancellationException cancelled -> throw cancelled;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException("a replay failed", e);
      }
    }
  }
}
