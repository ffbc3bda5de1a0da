// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep.workers;

import io.flashpaper.kafka.KafkaCluster;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The two topics of a sweep and how they are reached.
 *
 * @param kafka the cluster they are on
 * @param jobs the topic of jobs; that of results and the group of workers are named after it
 */
public record WorkTopics(KafkaCluster kafka, String jobs) {
  /** As many workers' threads can have jobs at once. */
  static final int PARTITIONS = 32;

  private static final String SESSION_TIMEOUT_MS = "10000";

  /** The topic of results. */
  public String results() {
    return jobs + "-results";
  }

  /** The consumer group of workers. */
  public String group() {
    return jobs + "-workers";
  }

  /** Makes both topics if they are not there. */
  void create() throws InterruptedException {
    try (Admin admin = admin()) {
      for (String topic : List.of(jobs, results())) {
        NewTopic wanted = new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty());
        try {
          admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw unreachable(e);
          }
        }
      }
    }
  }

  /** Up to where workers have done the jobs of each partition. */
  Map<TopicPartition, Long> done() throws InterruptedException {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group()).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, Long> done = new HashMap<>();
      committed.forEach(
          (partition, offset) -> {
            if (offset != null) {
              done.put(partition, offset.offset());
            }
          });
      return done;
    } catch (ExecutionException e) {
      throw unreachable(e);
    }
  }

  private IllegalArgumentException unreachable(ExecutionException e) {
    return new IllegalArgumentException(
        "Kafka at %s does not do what a sweep needs (%s): see --bootstrap-servers and --kafka-settings"
            .formatted(kafka.address(), kafka.why(e)),
        e);
  }

  private Admin admin() {
    return Admin.create(kafka.settings());
  }

  KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        kafka.settings(
            Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                16 << 20,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "gzip")),
        new StringSerializer(),
        new StringSerializer());
  }

  /** Reads whole topics, for itself. */
  KafkaConsumer<String, String> reader() {
    return new KafkaConsumer<>(
        kafka.settings(), new StringDeserializer(), new StringDeserializer());
  }

  /** Takes jobs, one at a time, with others. */
  KafkaConsumer<String, String> member() {
    return new KafkaConsumer<>(
        kafka.settings(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group(),
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName(),
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                SESSION_TIMEOUT_MS,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest")),
        new StringDeserializer(),
        new StringDeserializer());
  }

  /** The partitions that a topic has, which somebody else may have made. */
  static List<TopicPartition> partitions(KafkaConsumer<String, String> reader, String topic) {
    return reader.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .sorted(Comparator.comparingInt(TopicPartition::partition))
        .toList();
  }
}
