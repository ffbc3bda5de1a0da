// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.benchmarks;

import io.flashpaper.stack.LocalBroker;
import io.flashpaper.stack.TopicSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How long an event is under way from the tape's writer to a reader, and what it takes on disk. */
public final class WriterLatency {
  private static final int EVENTS = 4000;
  private static final int WARM_UP = 1000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final int EVENT_BYTES = 180;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String bootstrapServers;

  private WriterLatency(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Prints a table; takes about two minutes. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("flashpaper-benchmark");
    try (LocalBroker broker = LocalBroker.start(folder)) {
      WriterLatency benchmark = new WriterLatency(broker.bootstrapServers());
      System.out.printf("%d events of %d bytes, one each 4 ms, one broker%n", EVENTS, EVENT_BYTES);
      System.out.printf(
          "%-22s %8s %8s %8s %14s%n", "", "p50 ms", "p99 ms", "max ms", "bytes an event");
      for (Way way : Way.values()) {
        broker.createTopics(List.of(new TopicSpec(way.topic(), 1, Map.of())));
        benchmark.measure(way);
      }
      benchmark.threads.shutdown();
    }
  }

  private void measure(Way way) throws IOException, InterruptedException, ExecutionException {
    CompletableFuture<long[]> latencies = CompletableFuture.supplyAsync(() -> read(way), threads);
    LinkedBlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(way, queue), threads);
    for (int i = 0; i < EVENTS; i++) {
      queue.add(ByteBuffer.allocate(EVENT_BYTES).putLong(StopClock.nanos()).array());
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    long[] nanos = Arrays.copyOfRange(latencies.get(), WARM_UP, EVENTS);
    writer.get();
    Arrays.sort(nanos);
    System.out.printf(
        "%-22s %8.2f %8.2f %8.2f %14d%n",
        way.label(),
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6,
        bytes(way) / EVENTS);
  }

  private void write(Way way, LinkedBlockingQueue<byte[]> queue) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            way.producerSettings(bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      if (way.isTransactional()) {
        producer.initTransactions();
      }
      List<byte[]> group = new ArrayList<>();
      for (int sent = 0; sent < EVENTS; sent += group.size()) {
        group.clear();
        group.add(queue.take());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(way.gatherMs()));
        queue.drainTo(group);
        send(way, producer, group);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(Way way, KafkaProducer<byte[], byte[]> producer, List<byte[]> group) {
    if (way.isTransactional()) {
      producer.beginTransaction();
    }
    for (byte[] event : group) {
      ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(way.topic(), 0, null, event);
      if (!way.isTransactional()) {
        message.headers().add("epoch", new byte[] {1});
      }
      producer.send(message);
    }
    if (way.isTransactional()) {
      producer.commitTransaction();
    }
  }

  private long[] read(Way way) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                way.isTransactional() ? "read_committed" : "read_uncommitted"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = List.of(new TopicPartition(way.topic(), 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long[] nanos = new long[EVENTS];
      int count = 0;
      while (count < EVENTS) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofSeconds(1))) {
          nanos[count++] = StopClock.nanos() - ByteBuffer.wrap(message.value()).getLong();
        }
      }
      return nanos;
    }
  }

  private long bytes(Way way) throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
          .flatMap(folders -> folders.values().stream())
          .flatMap(folder -> folder.replicaInfos().entrySet().stream())
          .filter(replica -> replica.getKey().topic().equals(way.topic()))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    }
  }
}
