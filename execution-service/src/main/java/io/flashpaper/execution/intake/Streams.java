// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.execution.intake.LedgerThread.SignalLine;
import io.flashpaper.ledger.run.TapeLine;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hands over what Kafka reads, batch by batch; the next comes when the last is taken. */
@Singleton
public final class Streams {
  private final LedgerThread ledger;
  private final DeadLetters letters;

  /** The streams of a ledger. */
  public Streams(LedgerThread ledger, DeadLetters letters) {
    this.ledger = ledger;
    this.letters = letters;
  }

  /** A batch of the tape. */
  @Incoming("tape")
  public CompletionStage<Void> tape(ConsumerRecords<String, byte[]> records) {
    List<TapeLine> lines = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> next : records) {
      lines.add(new TapeLine(next.offset(), event(next)));
    }
    return ledger.tape(lines);
  }

  /** A batch of the signals. */
  @Incoming("signals")
  public CompletionStage<Void> signals(ConsumerRecords<String, byte[]> records) {
    List<SignalLine> lines = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> next : records) {
      lines.add(new SignalLine(next.offset(), message(next)));
    }
    return ledger.signals(lines);
  }

  private Optional<TapeEvent> event(ConsumerRecord<String, byte[]> next) {
    try {
      return Optional.of(TapeCodec.decode(value(next)));
    } catch (MalformedMessageException malformed) {
      letters.put(Topic.TAPE, next, String.valueOf(malformed.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<SignalMessage> message(ConsumerRecord<String, byte[]> next) {
    try {
      return Optional.of(SignalCodec.decode(value(next)));
    } catch (MalformedMessageException malformed) {
      letters.put(Topic.SIGNALS, next, String.valueOf(malformed.getMessage()));
      return Optional.empty();
    }
  }

  private static byte[] value(ConsumerRecord<String, byte[]> next) {
    return next.value() == null ? new byte[0] : next.value();
  }
}
