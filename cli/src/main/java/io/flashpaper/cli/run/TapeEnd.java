// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.tape.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far the tape is. For one thread. */
public final class TapeEnd implements AutoCloseable {
  private static final TopicPartition TAPE = new TopicPartition(Topic.TAPE.topicName(), 0);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(30);
  private static final int LOOK_BACK = 1_000;

  private final KafkaConsumer<byte[], byte[]> consumer;

  /** Of the tape on this broker. */
  public TapeEnd(String bootstrapServers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** The offset after the last committed record, and more; empty while the broker is away. */
  public Optional<Long> next() {
    try {
      return Optional.ofNullable(consumer.endOffsets(List.of(TAPE), PATIENCE).get(TAPE));
    } catch (KafkaException away) {
      return Optional.empty();
    }
  }

  /** The offset of the last record of a tape that nobody writes any more; empty if it has none. */
  public OptionalLong lastRecord() {
    long end = consumer.endOffsets(List.of(TAPE), LONG_PATIENCE).getOrDefault(TAPE, 0L);
    consumer.assign(List.of(TAPE));
    for (long back = LOOK_BACK; ; back *= 2) {
      consumer.seek(TAPE, Math.max(0, end - back));
      long last = -1;
      while (consumer.position(TAPE) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
          last = record.offset();
        }
      }
      if (last >= 0 || back >= end) {
        return last < 0 ? OptionalLong.empty() : OptionalLong.of(last);
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
