// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep.workers;

import io.flashpaper.replay.sweep.job.JobResult;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The workers of one process. */
public final class WorkerTeam implements AutoCloseable {
  private final List<Worker> workers;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * So many workers.
   *
   * @param done hears each result, from any of their threads
   */
  public WorkerTeam(WorkTopics topics, Workbench workbench, int count, Consumer<JobResult> done) {
    this.workers =
        IntStream.range(0, count).mapToObj(_ -> new Worker(topics, workbench, done)).toList();
  }

  /**
   * Has them work until the calling thread is interrupted.
   *
   * @throws IllegalArgumentException if one has a job that it cannot do
   */
  public void run() throws InterruptedException {
    ExecutorCompletionService<Void> ends = new ExecutorCompletionService<>(threads);
    for (Worker worker : workers) {
      Callable<Void> work =
          () -> {
            worker.run();
            return null;
          };
      ends.submit(work);
    }
    try {
      ends.take().get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException("a worker failed", e);
      }
    }
  }

  @Override
  public void close() {
    workers.forEach(Worker::close);
    threads.shutdown();
    threads.close();
  }
}
