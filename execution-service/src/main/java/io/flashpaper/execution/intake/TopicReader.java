// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.observation.Pulse;
import io.flashpaper.observation.Pulses;
import io.quarkus.runtime.Quarkus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * A thread that reads one topic and hands on what it reads, batch by batch: the next is fetched
 * once the last was taken, and until then Kafka is told that this reader is alive.
 */
final class TopicReader {
  private static final Logger LOG = Logger.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long TAKEN_MS = 20;
  private static final Duration END_WAIT = Duration.ofSeconds(5);

  /** Whose topic is read; all of it is called by the reader's thread. */
  interface Owner {
    /** Subscribes to the topic, or assigns and seeks. */
    void begin(KafkaConsumer<String, byte[]> consumer);

    /** Before each fetch. */
    default void look(KafkaConsumer<String, byte[]> consumer) {}

    /** Takes a batch; done when the next may come. */
    CompletableFuture<Void> take(ConsumerRecords<String, byte[]> batch);

    /** So many records were not fetched yet, as far as Kafka has told. */
    void behind(OptionalLong records);

    /** What was to be read next is not there; nothing is read any more. */
    void missing(Missing what);

    /** What a failure means, if Kafka did not let the reader in. */
    Optional<String> refusal(Throwable failure);
  }

  /** An offset that a topic does not hold. */
  record Missing(String topic, long needed, long first, long end) {
    /** Whether a partition lacks an offset that is needed. */
    static boolean isSo(long needed, long first, long end) {
      return needed < first || needed > end;
    }

    static Missing in(KafkaConsumer<?, ?> consumer, TopicPartition partition, long needed) {
      Map<TopicPartition, Long> first = consumer.beginningOffsets(java.util.Set.of(partition));
      Map<TopicPartition, Long> end = consumer.endOffsets(java.util.Set.of(partition));
      return new Missing(
          partition.topic(),
          needed,
          first.getOrDefault(partition, 0L),
          end.getOrDefault(partition, 0L));
    }

    /** What is wrong and what helps. */
    String sentence() {
      return "topic %s holds offsets %d to %d, but the ledger must read it from %d: give the topic back its older records, or begin anew with an empty ledger and an empty topic signals"
          .formatted(topic, first, end, needed);
    }
  }

  private final Map<String, Object> settings;
  private final Owner owner;
  private final Thread thread;
  private final Pulses pulses;
  private volatile boolean stopping;
  private volatile boolean refused;
  private volatile CompletableFuture<KafkaConsumer<String, byte[]>> consumer =
      new CompletableFuture<>();

  TopicReader(String name, Map<String, Object> settings, Owner owner, Pulses pulses) {
    this.pulses = pulses;
    this.settings = Map.copyOf(settings);
    this.owner = owner;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Stops reading; afterwards nothing more is handed on. */
  void stop() {
    stopping = true;
    consumer.thenAccept(KafkaConsumer::wakeup);
    try {
      thread.join(END_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isStopping() {
    return stopping;
  }

  /** Nothing is read any more, but the group still sees this reader. */
  void refuse(KafkaConsumer<String, byte[]> reading, Missing what) {
    refused = true;
    reading.pause(reading.assignment());
    owner.missing(what);
  }

  private void run() {
    Pulse pulse = pulses.begin(thread.getName());
    try (KafkaConsumer<String, byte[]> reading =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.complete(reading);
      owner.begin(reading);
      while (!stopping) {
        step(reading, pulse);
      }
    } catch (WakeupException stopped) {
      LOG.debug("Asked to stop");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | ExecutionException | Error failure) {
      if (!stopping) {
        LOG.errorf(
            failure,
            "%s; the service ends to be started anew",
            owner.refusal(failure).orElse(thread.getName() + " cannot go on"));
        Quarkus.asyncExit(1);
      }
    } finally {
      pulse.beat();
      if (stopping) {
        pulses.end(thread.getName(), pulse);
      }
    }
  }

  private void step(KafkaConsumer<String, byte[]> reading, Pulse pulse)
      throws InterruptedException, ExecutionException {
    try {
      // Where Kafka gives or takes the topic, this thread waits for the ledger's, which has a
      // pulse.
      pulse.awaits("Kafka");
      owner.look(reading);
      ConsumerRecords<String, byte[]> batch = reading.poll(POLL);
      pulse.beat();
      owner.behind(behind(reading));
      if (!batch.isEmpty()) {
        await(reading, owner.take(batch), pulse);
      }
    } catch (OffsetOutOfRangeException gone) {
      gone.offsetOutOfRangePartitions()
          .forEach((partition, needed) -> refuse(reading, Missing.in(reading, partition, needed)));
    }
  }

  private static OptionalLong behind(KafkaConsumer<String, byte[]> reading) {
    return reading.assignment().stream()
        .map(reading::currentLag)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /** What is assigned meanwhile is held back as well: nothing fetched may be lost. */
  private void await(
      KafkaConsumer<String, byte[]> reading, CompletableFuture<Void> taken, Pulse pulse)
      throws InterruptedException, ExecutionException {
    boolean held = false;
    while (!stopping && !isDone(taken)) {
      pulse.beat();
      held = true;
      reading.pause(reading.assignment());
      reading.poll(Duration.ZERO);
    }
    if (held && !refused) {
      reading.resume(reading.assignment());
    }
  }

  private static boolean isDone(CompletableFuture<Void> taken)
      throws InterruptedException, ExecutionException {
    try {
      taken.get(TAKEN_MS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    }
  }
}
