// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep.workers;

import io.flashpaper.replay.sweep.job.Basis;
import io.flashpaper.replay.sweep.job.Job;
import io.flashpaper.replay.sweep.job.JobJson;
import io.flashpaper.replay.sweep.job.JobResult;
import io.flashpaper.replay.sweep.run.Crew;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Has jobs done by workers elsewhere. Begun again it takes what they did meanwhile, and puts no job
 * on the topic that still waits there.
 */
public final class Coordinator implements Crew {
  private static final Duration POLL = Duration.ofMillis(500);

  private final WorkTopics topics;
  private final Basis basis;
  private final SortedMap<String, String> beneath;

  /**
   * A coordinator of one sweep.
   *
   * @param beneath the settings beneath those of the jobs
   */
  public Coordinator(WorkTopics topics, Basis basis, SortedMap<String, String> beneath) {
    this.topics = topics;
    this.basis = basis;
    this.beneath = new TreeMap<>(beneath);
  }

  @Override
  public void work(List<Job> jobs, Consumer<JobResult> done) throws InterruptedException {
    topics.create();
    Set<String> missing = jobs.stream().map(Job::id).collect(Collectors.toCollection(HashSet::new));
    try (KafkaConsumer<String, String> results = topics.reader()) {
      List<TopicPartition> partitions = WorkTopics.partitions(results, topics.results());
      results.assign(partitions);
      results.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = results.endOffsets(partitions);
      while (!missing.isEmpty() && isBefore(results, ends)) {
        collect(results, missing, done);
      }
      Set<String> waiting = waiting();
      put(
          jobs.stream()
              .filter(job -> missing.contains(job.id()) && !waiting.contains(job.id()))
              .toList());
      while (!missing.isEmpty()) {
        collect(results, missing, done);
      }
    } catch (InterruptException e) {
      throw interrupted(e);
    }
  }

  private static InterruptedException interrupted(InterruptException e) {
    Thread.interrupted();
    InterruptedException interrupted = new InterruptedException("the sweep is being stopped");
    interrupted.initCause(e);
    return interrupted;
  }

  private static boolean isBefore(
      KafkaConsumer<String, String> reader, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue());
  }

  private static void collect(
      KafkaConsumer<String, String> results, Set<String> missing, Consumer<JobResult> done) {
    for (ConsumerRecord<String, String> record : results.poll(POLL)) {
      if (missing.contains(record.key())) {
        done.accept(JobJson.result(record.value()));
        missing.remove(record.key());
      }
    }
  }

  /** The ids of jobs that are on the topic and not done yet. */
  private Set<String> waiting() throws InterruptedException {
    Map<TopicPartition, Long> done = topics.done();
    Set<String> ids = new HashSet<>();
    try (KafkaConsumer<String, String> reader = topics.reader()) {
      List<TopicPartition> partitions = WorkTopics.partitions(reader, topics.jobs());
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      done.forEach(reader::seek);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      while (isBefore(reader, ends)) {
        reader.poll(POLL).forEach(record -> ids.add(record.key()));
      }
    }
    return ids;
  }

  private void put(List<Job> jobs) {
    try (KafkaProducer<String, String> producer = topics.producer()) {
      int place = 0;
      int partitions = producer.partitionsFor(topics.jobs()).size();
      for (Job job : jobs) {
        String line = new Assignment(job, basis, beneath).write();
        producer.send(new ProducerRecord<>(topics.jobs(), place++ % partitions, job.id(), line));
      }
      producer.flush();
    }
  }
}
