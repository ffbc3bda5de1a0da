// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic as any program might that knows nothing but the broker's address. */
final class TopicPeek implements AutoCloseable {
  private static final int POLLS = 120;

  private final KafkaConsumer<String, String> consumer;

  TopicPeek(String bootstrapServers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new StringDeserializer());
  }

  /** The values of its first records, at least so many, as soon as there are so many. */
  List<String> first(String topic, int count) {
    List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
    consumer.assign(partition);
    consumer.seekToBeginning(partition);
    List<String> values = new ArrayList<>();
    for (int poll = 0; poll < POLLS && values.size() < count; poll++) {
      consumer.poll(Duration.ofMillis(500)).forEach(record -> values.add(record.value()));
    }
    if (values.size() < count) {
      throw new IllegalStateException(
          "topic %s holds %d records, not %d".formatted(topic, values.size(), count));
    }
    return values;
  }

  /** The record at an offset of a topic's only partition. */
  ConsumerRecord<String, String> at(String topic, long offset) {
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
    for (int poll = 0; poll < POLLS; poll++) {
      for (ConsumerRecord<String, String> first : consumer.poll(Duration.ofMillis(500))) {
        if (first.offset() == offset) {
          return first;
        }
        throw new IllegalStateException("topic %s has no record %d".formatted(topic, offset));
      }
    }
    throw new IllegalStateException("topic %s does not say what is at %d".formatted(topic, offset));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
