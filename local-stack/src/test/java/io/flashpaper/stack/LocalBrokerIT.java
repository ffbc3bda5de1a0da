// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalBrokerIT {
  private static final TopicSpec TAPE = new TopicSpec("tape", 1, Map.of("retention.ms", "-1"));
  private static final TopicPartition PARTITION = new TopicPartition("tape", 0);

  @TempDir Path dataDir;

  @Test
  void recordsOfAnyWorldTimeSurviveARestart() throws Exception {
    long longAgo = Instant.parse("2017-09-03T00:00:00Z").toEpochMilli();
    long farAhead = Instant.parse("2040-01-01T00:00:00Z").toEpochMilli();
    try (LocalBroker broker = LocalBroker.start(dataDir)) {
      broker.createTopics(List.of(TAPE));
      produce(broker, longAgo, "then");
      produce(broker, farAhead, "one day");
    }
    try (LocalBroker broker = LocalBroker.start(dataDir)) {
      broker.createTopics(List.of(TAPE, new TopicSpec("signals")));
      List<ConsumerRecord<String, String>> found = consume(broker, 2);
      assertThat(found).extracting(ConsumerRecord::value).containsExactly("then", "one day");
      assertThat(found).extracting(ConsumerRecord::timestamp).containsExactly(longAgo, farAhead);
    }
  }

  private static void produce(LocalBroker broker, long timestampMs, String value) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "writer");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("tape", 0, timestampMs, "BTC", value)).get();
      producer.commitTransaction();
    }
  }

  private static List<ConsumerRecord<String, String>> consume(LocalBroker broker, int count) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
    List<ConsumerRecord<String, String>> found = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      for (int polls = 0; found.size() < count && polls < 20; polls++) {
        consumer.poll(Duration.ofSeconds(1)).forEach(found::add);
      }
    }
    return found;
  }
}
