// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.model.time.ScaledClock;
import io.flashpaper.tape.Topic;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Sends to Kafka in order, on a thread of its own, as one transaction after the other: what came
 * together is written together. Kafka lets only the last process that began do so.
 */
final class GroupCommit {
  private static final Logger LOG = Logger.getLogger(GroupCommit.class);
  private static final String TRANSACTIONAL_ID = "flashpaper-feed-" + Topic.UNDERLYING;
  private static final int LARGEST_BATCH = 1 << 18;

  /** The largest message of ours is a key frame of many deep books. */
  private static final int LARGEST_MESSAGE = 8 << 20;

  /** How many bytes may be under way; a record's own weight is taken as so many. */
  private static final int ROOM = 2 * LARGEST_MESSAGE;

  private static final int RECORD_WEIGHT = 256;
  private static final Duration GATHER = Duration.ofMillis(5);
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final Duration END_WAIT = Duration.ofSeconds(3);
  private static final long NOT_WAITING = Long.MIN_VALUE;

  private record Outgoing(
      ProducerRecord<String, byte[]> message, Optional<Stamp> stamp, Span span) {
    int weight() {
      return Math.min(ROOM, message.value().length + RECORD_WEIGHT);
    }
  }

  private final BlockingQueue<Outgoing> waiting = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(ROOM);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final KafkaProducer<String, byte[]> producer;
  private final ScaledClock clock;
  private final FeedMetrics metrics;
  private final ProcessEnd end;
  private final Thread thread;
  private volatile boolean accepted;
  private volatile OptionalLong acknowledgedMs = OptionalLong.empty();
  private volatile long waitingSinceMs = NOT_WAITING;

  private GroupCommit(
      KafkaProducer<String, byte[]> producer,
      ScaledClock clock,
      FeedMetrics metrics,
      ProcessEnd end) {
    this.producer = producer;
    this.clock = clock;
    this.metrics = metrics;
    this.end = end;
    this.thread = Thread.ofPlatform().daemon().name("flashpaper-writer").unstarted(this::run);
  }

  /**
   * Shuts out every writer before this one, for good: when it returns, what they had not committed
   * never will be.
   */
  static GroupCommit begin(Broker broker, ScaledClock clock, FeedMetrics metrics, ProcessEnd end) {
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings(broker), new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    GroupCommit writer = new GroupCommit(producer, clock, metrics, end);
    writer.thread.start();
    return writer;
  }

  private static Map<String, Object> settings(Broker broker) {
    int patienceMs = (int) broker.patience().toMillis();
    Map<String, Object> settings = broker.settings();
    settings.put("transactional.id", TRANSACTIONAL_ID);
    settings.put("transaction.timeout.ms", 2 * patienceMs);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.block.ms", patienceMs);
    // A commit is answered before it is done; what follows it may be told to come again.
    settings.put("retry.backoff.ms", 2);
    settings.put("retry.backoff.max.ms", 200);
    settings.put("delivery.timeout.ms", patienceMs);
    // A commit sends at once what lingers: one batch for each topic.
    settings.put("batch.size", LARGEST_BATCH);
    settings.put("max.request.size", LARGEST_MESSAGE);
    settings.put("buffer.memory", 2L * ROOM);
    settings.put("linger.ms", (int) Math.min(1000, patienceMs - broker.requestTimeoutMs()));
    return settings;
  }

  /**
   * Hands over a message; waits while too many are on their way.
   *
   * @param span ends when Kafka has it
   */
  void send(ProducerRecord<String, byte[]> message, Optional<Stamp> stamp, Span span) {
    Outgoing outgoing = new Outgoing(message, stamp, span);
    try {
      while (!room.tryAcquire(outgoing.weight(), IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
        requireGoingOn();
      }
      waiting.add(outgoing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the tape could not keep up", e);
    }
    requireGoingOn();
  }

  private void requireGoingOn() {
    if (end.hasBegun()) {
      throw new TapeClosedException();
    }
  }

  /** Writes what was handed over, and ends. */
  void close() throws InterruptedException {
    stopped.countDown();
    thread.join(END_WAIT);
    producer.close(Duration.ZERO);
  }

  /** Whether Kafka takes what is sent: it took something, and has not been silent for so long. */
  boolean isAccepted(Duration limit) {
    long since = waitingSinceMs;
    return accepted
        && (since == NOT_WAITING
            || clock.toWall(Duration.ofMillis(clock.millis() - since)).compareTo(limit) < 0);
  }

  /** When Kafka last acknowledged a transaction; empty before the first. */
  OptionalLong acknowledgedMs() {
    return acknowledgedMs;
  }

  private void run() {
    List<Outgoing> group = new ArrayList<>();
    try {
      while (!isDone()) {
        Outgoing first = waiting.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          stopped.await(GATHER.toMillis(), TimeUnit.MILLISECONDS);
          group.add(first);
          waiting.drainTo(group);
          write(group);
          room.release(group.stream().mapToInt(Outgoing::weight).sum());
          group.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TapeClosedException e) {
      LOG.debug("What was not committed never will be");
    } catch (RuntimeException | Error e) {
      end.because("Kafka does not take the tape: " + e);
    }
  }

  private boolean isDone() {
    return end.hasBegun() || (stopped.getCount() == 0 && waiting.isEmpty());
  }

  private void write(List<Outgoing> group) {
    waitingSinceMs = clock.millis();
    producer.beginTransaction();
    group.forEach(outgoing -> producer.send(outgoing.message()));
    requireGoingOn();
    producer.commitTransaction();
    waitingSinceMs = NOT_WAITING;
    accepted = true;
    long nowMs = clock.millis();
    acknowledgedMs = OptionalLong.of(nowMs);
    metrics.committed(group.size());
    group.forEach(outgoing -> outgoing.span().end());
    group.forEach(
        outgoing ->
            outgoing.stamp().ifPresent(stamp -> metrics.acknowledged(stamp, age(stamp, nowMs))));
  }

  private Duration age(Stamp stamp, long nowMs) {
    return clock.toWall(Duration.ofMillis(Math.max(0, nowMs - stamp.receivedMs())));
  }
}
