// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.execution.Headway;
import io.flashpaper.execution.intake.LedgerThread.SignalLine;
import io.flashpaper.execution.intake.TopicReader.Missing;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.observation.Pulses;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Reads the signals while the tape is ours: whoever keeps the ledger reads both. */
final class SignalsIntake implements TopicReader.Owner {
  private final LedgerThread ledger;
  private final DeadLetters letters;
  private final Broker broker;
  private final TopicPartition signals;
  private final Shard shard;
  private final Optional<Long> start;
  private final Headway headway;
  private final CommitTraces traces;
  private final TopicReader reader;

  /** Reads from an offset; from the first there is if there is none. */
  SignalsIntake(
      LedgerThread ledger,
      DeadLetters letters,
      Broker broker,
      Optional<Long> start,
      Headway headway,
      CommitTraces traces,
      Pulses pulses) {
    this.ledger = ledger;
    this.letters = letters;
    this.broker = broker;
    this.signals = broker.signals();
    this.shard = broker.shard();
    this.start = start;
    this.headway = headway;
    this.traces = traces;
    this.reader = new TopicReader("signals", broker.reader("signals"), this, pulses);
  }

  void start() {
    reader.start();
  }

  void stop() {
    reader.stop();
  }

  @Override
  public void begin(KafkaConsumer<String, byte[]> consumer) {
    consumer.assign(Set.of(signals));
    start.ifPresentOrElse(
        offset -> consumer.seek(signals, offset), () -> consumer.seekToBeginning(Set.of(signals)));
  }

  @Override
  public CompletableFuture<Void> take(ConsumerRecords<String, byte[]> batch) {
    List<SignalLine> lines = new ArrayList<>(batch.count());
    for (ConsumerRecord<String, byte[]> next : batch) {
      lines.add(new SignalLine(next.offset(), message(next)));
    }
    return ledger.signals(lines);
  }

  private Optional<SignalMessage> message(ConsumerRecord<String, byte[]> next) {
    try {
      SignalMessage message = SignalCodec.decode(DeadLetters.value(next));
      if (message instanceof Progress) {
        shard.require("partition " + signals, speaker(next));
        headway.marked().begin();
      }
      traces.told(message.tapeOffset(), next.headers());
      return Optional.of(message);
    } catch (MalformedMessageException malformed) {
      letters.put(Topic.SIGNALS, next, String.valueOf(malformed.getMessage()));
      return Optional.empty();
    }
  }

  private static Shard speaker(ConsumerRecord<String, byte[]> mark) {
    Header header = mark.headers().lastHeader(Shard.HEADER);
    return header == null
        ? Shard.ONLY
        : Shard.parse(new String(header.value(), StandardCharsets.UTF_8));
  }

  @Override
  public Optional<String> refusal(Throwable failure) {
    return broker.refusal(failure);
  }

  @Override
  public void behind(OptionalLong records) {
    headway.signalsBehind(records);
  }

  @Override
  public void missing(Missing what) {
    ledger.refuse(what.sentence());
  }
}
