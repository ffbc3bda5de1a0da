// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.execution.Headway;
import io.flashpaper.execution.intake.LedgerThread.Start;
import io.flashpaper.execution.intake.TopicReader.Missing;
import io.flashpaper.ledger.run.TapeLine;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.observation.Pulses;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads the tape from the position in the database. Of several services like this Kafka lets one
 * read, and that one keeps the ledger; the others stand by. Kafka's own offsets are never used.
 */
@Singleton
public final class TapeIntake implements TopicReader.Owner {
  private static final Logger LOG = Logger.getLogger(TapeIntake.class);

  private final LedgerThread ledger;
  private final DeadLetters letters;
  private final Broker broker;
  private final OwnTopics topics;
  private final Headway headway;
  private final CommitTraces traces;
  private final Pulses pulses;
  private final TopicReader reader;
  private Optional<SignalsIntake> signals = Optional.empty();

  /** The tape of a ledger. */
  public TapeIntake(
      LedgerThread ledger,
      DeadLetters letters,
      Broker broker,
      OwnTopics topics,
      Headway headway,
      CommitTraces traces,
      Pulses pulses) {
    this.ledger = ledger;
    this.letters = letters;
    this.broker = broker;
    this.topics = topics;
    this.headway = headway;
    this.traces = traces;
    this.pulses = pulses;
    this.reader = new TopicReader("tape", broker.member("tape"), this, pulses);
  }

  void start(@Observes StartupEvent event) {
    reader.start();
  }

  /** Leaves the group, so that a standby takes over at once. */
  void stop(@Observes ShutdownEvent event) {
    reader.stop();
  }

  @Override
  public void begin(KafkaConsumer<String, byte[]> consumer) {
    consumer.subscribe(List.of(Topic.TAPE.topicName()), new Assignments(consumer));
  }

  /** One that was deposed and did not know may have stored a batch after we began: begin again. */
  @Override
  public void look(KafkaConsumer<String, byte[]> consumer) {
    if (ledger.isSuperseded() && !consumer.assignment().isEmpty()) {
      LOG.warn("Another instance has moved the ledger on, but the tape is ours: beginning again");
      lose("beginning again");
      begin(consumer, consumer.assignment().iterator().next());
    }
  }

  @Override
  public CompletableFuture<Void> take(ConsumerRecords<String, byte[]> batch) {
    List<TapeLine> lines = new ArrayList<>(batch.count());
    for (ConsumerRecord<String, byte[]> next : batch) {
      lines.add(new TapeLine(next.offset(), event(next)));
    }
    return ledger.tape(lines);
  }

  private Optional<TapeEvent> event(ConsumerRecord<String, byte[]> next) {
    try {
      return Optional.of(TapeCodec.decode(DeadLetters.value(next)));
    } catch (MalformedMessageException malformed) {
      letters.put(Topic.TAPE, next, String.valueOf(malformed.getMessage()));
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> refusal(Throwable failure) {
    return broker.refusal(failure);
  }

  @Override
  public void behind(OptionalLong records) {
    headway.tapeBehind(records);
  }

  @Override
  public void missing(Missing what) {
    ledger.refuse(what.sentence());
  }

  private void begin(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
    Start start = ledger.begin().join();
    long first = consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
    long from = start.tape().orElse(first);
    consumer.seek(partition, Math.clamp(from, first, end));
    if (Missing.isSo(from, first, end)) {
      reader.refuse(consumer, new Missing(partition.topic(), from, first, end));
      return;
    }
    SignalsIntake next =
        new SignalsIntake(ledger, letters, broker, start.signals(), headway, traces, pulses);
    signals = Optional.of(next);
    next.start();
    LOG.infof("The tape is assigned: it is read from tapeOffset=%d", from);
  }

  private void lose(String why) {
    signals.ifPresent(SignalsIntake::stop);
    signals = Optional.empty();
    ledger.end(why);
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
      if (!partitions.isEmpty()) {
        begin(consumer, partitions.iterator().next());
      } else if (consumer.assignment().isEmpty()) {
        LOG.info("Another instance keeps the ledger; this one stands by");
        ledger.end("standing by: another instance keeps the ledger");
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        lose(reader.isStopping() ? "stopping" : "standing by: another instance keeps the ledger");
      }
    }
  }
}
