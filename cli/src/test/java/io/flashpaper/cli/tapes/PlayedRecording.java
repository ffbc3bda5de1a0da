// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.tapes;

import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.replay.verify.Recording;
import io.flashpaper.tape.SignalCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The tape as it was made, before it ever was bytes, and the signals as the service said them. */
record PlayedRecording(List<TapeRecord> events, List<SignalMessage> said) implements Recording {
  private static final Duration POLL = Duration.ofMillis(200);

  PlayedRecording {
    events = List.copyOf(events);
    said = List.copyOf(said);
  }

  /** All that a topic of signals holds now. */
  static List<SignalMessage> signals(String bootstrapServers, String topic) {
    List<SignalMessage> said = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition only = new TopicPartition(topic, 0);
      consumer.assign(Set.of(only));
      consumer.seekToBeginning(Set.of(only));
      long end = consumer.endOffsets(Set.of(only)).getOrDefault(only, 0L);
      while (consumer.position(only) < end) {
        consumer.poll(POLL).forEach(message -> said.add(SignalCodec.decode(message.value())));
      }
    }
    return said;
  }

  @Override
  public Reading<TapeRecord> tape(long fromOffset) {
    return reading(events.stream().filter(event -> event.offset() >= fromOffset).iterator());
  }

  @Override
  public Reading<SignalMessage> signals(long fromOffset) {
    return reading(said.iterator());
  }

  @Override
  public String name() {
    return "memory";
  }

  private static <T> Reading<T> reading(Iterator<T> messages) {
    return new Reading<>() {
      @Override
      public boolean hasNext() {
        return messages.hasNext();
      }

      @Override
      public T next() {
        return messages.next();
      }

      @Override
      public void close() {}
    };
  }
}
