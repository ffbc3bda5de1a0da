// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep.workers;

import io.flashpaper.replay.sweep.job.JobJson;
import io.flashpaper.replay.sweep.job.JobResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/**
 * A member of the group that does jobs, one at a time: while one is being done, the member goes on
 * answering the group, so that others may come and go. Confined to the thread that runs it, but for
 * {@link #stop}.
 */
public final class Worker implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final WorkTopics topics;
  private final Workbench workbench;
  private final Consumer<JobResult> done;
  private final ExecutorService hand = Executors.newSingleThreadExecutor();
  private volatile boolean stopped;

  /**
   * A worker.
   *
   * @param done hears each result after it is on Kafka
   */
  public Worker(WorkTopics topics, Workbench workbench, Consumer<JobResult> done) {
    this.topics = topics;
    this.workbench = workbench;
    this.done = done;
  }

  /**
   * Does jobs until it is stopped.
   *
   * @throws IllegalArgumentException if there is one that this worker cannot do: it stays on the
   *     topic for another
   */
  public void run() throws InterruptedException {
    topics.create();
    try (KafkaProducer<String, String> results = topics.producer();
        KafkaConsumer<String, String> jobs = topics.member()) {
      jobs.subscribe(List.of(topics.jobs()));
      while (!stopped) {
        for (ConsumerRecord<String, String> record : jobs.poll(POLL)) {
          Future<JobResult> result =
              hand.submit(() -> workbench.run(Assignment.read(record.value())));
          if (isAwaited(result, jobs)) {
            give(result, results);
            commit(record, jobs);
          }
        }
      }
    }
  }

  /** Stays a member until the result is there; false if stopped before. */
  private boolean isAwaited(Future<JobResult> result, KafkaConsumer<String, String> jobs) {
    while (!result.isDone() && !stopped) {
      jobs.pause(jobs.assignment());
      ConsumerRecords<String, String> early = jobs.poll(POLL);
      early
          .partitions()
          .forEach(partition -> jobs.seek(partition, early.records(partition).getFirst().offset()));
    }
    jobs.resume(jobs.paused());
    return !stopped;
  }

  private void give(Future<JobResult> future, KafkaProducer<String, String> results)
      throws InterruptedException {
    try {
      JobResult result = future.get();
      results
          .send(new ProducerRecord<>(topics.results(), result.job().id(), JobJson.write(result)))
          .get();
      done.accept(result);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException("a job failed", e);
      }
    }
  }

  /** If the job is somebody else's by now, that one does it again, and nothing counts twice. */
  private static void commit(
      ConsumerRecord<String, String> record, KafkaConsumer<String, String> jobs) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (!jobs.assignment().contains(partition)) {
      return;
    }
    try {
      jobs.commitSync(Map.of(partition, new OffsetAndMetadata(record.offset() + 1)));
    } catch (CommitFailedException | RebalanceInProgressException late) {
      // Committed with the next job of the partition, or done again.
    }
  }

  /** Has it leave the group; a job under way is left to another. */
  public void stop() {
    stopped = true;
    hand.shutdownNow();
  }

  @Override
  public void close() {
    stop();
    hand.close();
  }
}
