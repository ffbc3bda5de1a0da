// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.tapes;

import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.tape.SignalCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a signal-service said, as the broker keeps it. */
final class SaidSignals {
  private static final Duration POLL = Duration.ofMillis(200);

  private SaidSignals() {}

  /** All that a topic of signals holds now. */
  static List<SignalMessage> all(String bootstrapServers, String topic) {
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
}
