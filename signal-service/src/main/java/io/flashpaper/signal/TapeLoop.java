// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.observation.Pulse;
import io.flashpaper.tape.Topic;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * The one thread that reads the tape, judges it and says what is to be said.
 *
 * <p>Of several services like this Kafka lets one read; the others stand by. Where it begins is in
 * the signals themselves, never in committed offsets. No state is carried from one assignment into
 * another: a process that loses the tape ends, and comes back as a standby.
 */
@Singleton
class TapeLoop {
  private static final Logger LOG = Logger.getLogger(TapeLoop.class);
  private static final int FAILED = 1;
  private static final int DEPOSED = 70;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration END_WAIT = Duration.ofSeconds(5);

  private final Broker broker;
  private final OwnTopics topics;
  private final SignalWriter writer;
  private final SignalsTail signals;
  private final TapeReader reader;
  private final TapePlace place;
  private final ReaderMetrics metrics;
  private final Pulse pulse;
  private volatile boolean stopping;
  private volatile Optional<KafkaConsumer<String, byte[]>> tape = Optional.empty();
  private final Thread thread = Thread.ofPlatform().name("tape").unstarted(this::run);

  TapeLoop(
      Broker broker,
      OwnTopics topics,
      SignalWriter writer,
      SignalsTail signals,
      TapeReader reader,
      TapePlace place,
      ReaderMetrics metrics,
      Pulse pulse) {
    this.broker = broker;
    this.topics = topics;
    this.writer = writer;
    this.signals = signals;
    this.reader = reader;
    this.place = place;
    this.metrics = metrics;
    this.pulse = pulse;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  /** Leaves the group, so that a standby takes over at once. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    tape.ifPresent(KafkaConsumer::wakeup);
    thread.join(END_WAIT);
  }

  private void run() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            broker.member(), new StringDeserializer(), new ByteArrayDeserializer())) {
      tape = Optional.of(consumer);
      consumer.subscribe(List.of(Topic.TAPE.topicName()), new Assignments(consumer));
      while (!stopping) {
        step(consumer);
      }
    } catch (WakeupException stopped) {
      LOG.debug("Asked to stop");
    } catch (RuntimeException | Error failure) {
      // Nothing is lost by ending: the next start goes on where the last progress mark says.
      end(FAILED, broker.refusal(failure).orElse("The tape cannot be judged any further"), failure);
    } finally {
      pulse.beat();
    }
  }

  private void step(KafkaConsumer<String, byte[]> consumer) {
    try {
      pulse.awaits("Kafka");
      ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
      pulse.beat();
      if (!batch.isEmpty()) {
        metrics
            .batch(() -> reader.take(batch))
            .ifPresent(from -> consumer.assignment().forEach(part -> consumer.seek(part, from)));
      }
      metrics.lag(lag(consumer));
    } catch (OffsetOutOfRangeException gone) {
      refuse(consumer, gone.offsetOutOfRangePartitions().values().iterator().next());
    }
  }

  private static OptionalLong lag(KafkaConsumer<String, byte[]> consumer) {
    return consumer.assignment().stream()
        .map(consumer::currentLag)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /** Stays where it is, and says why: to go on elsewhere would be to leave something out. */
  private void refuse(KafkaConsumer<String, byte[]> consumer, long needed) {
    Map<TopicPartition, Long> first = consumer.beginningOffsets(consumer.assignment());
    Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
    consumer.pause(consumer.assignment());
    place.refuse(needed, first.values().iterator().next(), end.values().iterator().next());
  }

  private void end(int status, String why, Throwable failure) {
    if (!stopping) {
      LOG.errorf(failure, "%s; the service ends to be started anew", why);
      Quarkus.asyncExit(status);
    }
  }

  private final class Assignments implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, byte[]> consumer;

    private Assignments(KafkaConsumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      // Kafka is there: a standby finds out now what would stop it later.
      topics.ensure();
      if (partitions.isEmpty()) {
        if (!place.isAssigned()) {
          LOG.info("Another process reads the tape; this one stands by");
          place.standBy();
        }
        return;
      }
      // First nobody else can speak any more, then it is read what was said.
      writer.begin();
      Resume resume = signals.read();
      TopicPartition part = partitions.iterator().next();
      long first = consumer.beginningOffsets(Set.of(part)).getOrDefault(part, 0L);
      long from = resume.rewindOffset().orElse(first);
      consumer.seek(part, Math.max(first, from));
      place.assigned(resume);
      if (from < first) {
        refuse(consumer, from);
        return;
      }
      LOG.infof(
          "The tape is assigned: it is read from tapeOffset=%s, silently up to tapeOffset=%d",
          resume.progress().map(Progress::rewindOffset).map(String::valueOf).orElse("its first"),
          resume.judgedOffset());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty() && !stopping) {
        place.standBy();
        LOG.error("Another process reads the tape now; the service ends to come back as a standby");
        Quarkus.asyncExit(DEPOSED);
        stopping = true;
      }
    }
  }
}
