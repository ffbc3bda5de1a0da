// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.SignalCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds the last progress mark at the end of the signals, however far back it is. */
@ApplicationScoped
class SignalsTail {
  private static final Logger LOG = Logger.getLogger(SignalsTail.class);
  private static final long FIRST_LOOK = 1000;
  private static final int WIDER = 8;
  private static final Duration POLL = Duration.ofMillis(200);

  private final Broker broker;
  private final TopicPartition signals;

  SignalsTail(Broker broker) {
    this.broker = broker;
    this.signals = broker.signals();
  }

  /**
   * Reads the tail; blocks until the broker has answered.
   *
   * @throws IllegalStateException if it is another shard's, with the remedy
   */
  Resume read() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(List.of(signals));
      long begin = only(consumer.beginningOffsets(List.of(signals)));
      long end = only(consumer.endOffsets(List.of(signals)));
      long look = FIRST_LOOK;
      while (true) {
        long from = Math.max(begin, end - look);
        Resume resume = scan(consumer, from, end);
        if (resume.progress().isPresent() || from == begin) {
          return resume;
        }
        look *= WIDER;
      }
    }
  }

  private long only(Map<TopicPartition, Long> offsets) {
    return Objects.requireNonNull(offsets.get(signals), "the broker knows no topic signals");
  }

  private Resume scan(KafkaConsumer<String, byte[]> consumer, long from, long end) {
    consumer.seek(signals, from);
    Optional<Progress> progress = Optional.empty();
    LineupMark lineup = LineupMark.NONE;
    List<byte[]> unmarked = new ArrayList<>();
    while (consumer.position(signals) < end) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (message(record.value()) instanceof Progress mark) {
          progress = Optional.of(mark);
          lineup = LineupHeader.read(header(record, LineupHeader.NAME).orElse(""));
          Shard spoke = header(record, Shard.HEADER).map(Shard::parse).orElse(Shard.ONLY);
          broker.shard().require("partition " + signals, spoke);
          unmarked.clear();
        } else {
          unmarked.add(record.value());
        }
      }
    }
    return new Resume(progress, lineup, unmarked);
  }

  /** What an older or newer version wrote, and cannot be read, is no progress mark. */
  static @Nullable SignalMessage message(byte[] value) {
    try {
      return SignalCodec.decode(value);
    } catch (MalformedMessageException unreadable) {
      LOG.warnf("A message of topic signals cannot be read: error=%s", unreadable.getMessage());
      return null;
    }
  }

  private static Optional<String> header(ConsumerRecord<String, byte[]> record, String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8));
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        broker.reader(), new StringDeserializer(), new ByteArrayDeserializer());
  }
}
