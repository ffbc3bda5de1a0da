// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.tape.SignalCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the service wrote, from the beginning. */
final class SignalsReader implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<SignalMessage> messages = new ArrayList<>();
  private long progress = -1;

  SignalsReader(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    TopicPartition signals = new TopicPartition("signals", 0);
    consumer.assign(List.of(signals));
    consumer.seekToBeginning(List.of(signals));
  }

  /** Reads until a progress mark has reached an offset, or the writer is gone. */
  boolean readUntil(long offset, BooleanSupplier writerIsAlive) {
    while (progress < offset && writerIsAlive.getAsBoolean()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        SignalMessage message = SignalCodec.decode(record.value());
        if (message instanceof Progress mark) {
          progress = mark.tapeOffset();
        } else {
          messages.add(message);
        }
      }
    }
    return progress >= offset;
  }

  /** Everything but progress marks, in order. */
  List<SignalMessage> messages() {
    return messages;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
