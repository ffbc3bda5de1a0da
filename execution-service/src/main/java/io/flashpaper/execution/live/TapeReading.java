// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Finds a place on the tape by its time. Records carry their event's tape time. */
final class TapeReading {
  static final TopicPartition TAPE = new TopicPartition(Topic.TAPE.topicName(), 0);
  static final Duration POLL = Duration.ofMillis(200);
  private static final int FIRST_LOOK = 64;
  private static final long EARLY_MS = 60_000;

  private final KafkaConsumer<String, byte[]> consumer;

  TapeReading(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  long first() {
    return consumer.beginningOffsets(Set.of(TAPE)).getOrDefault(TAPE, 0L);
  }

  long end() {
    return consumer.endOffsets(Set.of(TAPE)).getOrDefault(TAPE, 0L);
  }

  /**
   * Where to begin so as to miss no event of this time or later: there, or a minute or a few events
   * early; the first offset if nothing is as late.
   */
  long offsetAt(long timeMs) {
    OffsetAndTimestamp found =
        consumer.offsetsForTimes(Map.of(TAPE, Math.max(0, timeMs))).get(TAPE);
    return found == null ? first() : offsetAt(timeMs, found.offset());
  }

  /**
   * Kafka also finds a transaction's end, which is of the machine's time: on the tape of a
   * simulated or recorded market that may be the first one there is. All events before it are
   * older.
   */
  private long offsetAt(long timeMs, long found) {
    long early = found;
    long late = end();
    long look = found;
    while (late - early > FIRST_LOOK) {
      OptionalLong there = firstTimeMs(look, late);
      if (there.isEmpty() || there.getAsLong() >= timeMs) {
        late = look;
      } else if (there.getAsLong() >= timeMs - EARLY_MS) {
        return look;
      } else {
        early = look;
      }
      look = early + (late - early) / 2;
    }
    return early;
  }

  private OptionalLong firstTimeMs(long from, long end) {
    consumer.seek(TAPE, from);
    while (consumer.position(TAPE) < end) {
      List<ConsumerRecord<String, byte[]>> next = consumer.poll(POLL).records(TAPE);
      if (!next.isEmpty()) {
        return OptionalLong.of(next.getFirst().timestamp());
      }
    }
    return OptionalLong.empty();
  }

  /** The last record's time; empty if there is no record. Some offsets hold no record. */
  OptionalLong lastTimeMs() {
    long first = first();
    long end = end();
    for (long look = FIRST_LOOK; ; look *= FIRST_LOOK) {
      long from = Math.max(first, end - look);
      OptionalLong last = lastTimeMs(from, end);
      if (last.isPresent() || from == first) {
        return last;
      }
    }
  }

  private OptionalLong lastTimeMs(long from, long end) {
    OptionalLong last = OptionalLong.empty();
    consumer.seek(TAPE, from);
    while (consumer.position(TAPE) < end) {
      for (ConsumerRecord<String, byte[]> next : consumer.poll(POLL).records(TAPE)) {
        last = OptionalLong.of(next.timestamp());
      }
    }
    return last;
  }

  /** An event; empty if it cannot be read, which the ledger's own reader says aloud. */
  static Optional<TapeEvent> event(ConsumerRecord<String, byte[]> next) {
    try {
      return Optional.of(TapeCodec.decode(next.value() == null ? new byte[0] : next.value()));
    } catch (MalformedMessageException putAsideByTheLedgersReader) {
      return Optional.empty();
    }
  }
}
