// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.record;

import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.TapeFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** The topics that are recorded, as the broker has them. */
final class RecordedTopics {
  static final List<Topic> ALL = List.of(Topic.TAPE, Topic.SIGNALS, Topic.LEDGER);
  private static final int PATIENCE_SECONDS = 20;

  private final Map<String, TopicDescription> described;

  private RecordedTopics(Map<String, TopicDescription> described) {
    this.described = described;
  }

  /**
   * Asks the broker.
   *
   * @throws TapeFileException if it has no such topics or does not answer
   */
  static RecordedTopics ask(KafkaCluster kafka) {
    try (Admin admin = Admin.create(kafka.settings())) {
      List<String> names = ALL.stream().map(Topic::topicName).toList();
      return new RecordedTopics(
          admin.describeTopics(names).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      throw silent(kafka, kafka.why(e), e);
    } catch (TimeoutException e) {
      throw silent(kafka, "no answer in " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TapeFileException("Interrupted while Kafka was asked for its topics.", e);
    }
  }

  private static TapeFileException silent(KafkaCluster kafka, String why, Exception cause) {
    return new TapeFileException(
        "Kafka at %s does not tell of the topics tape, signals and ledger (%s): is it running, and Flashpaper's?"
            .formatted(kafka.address(), why),
        cause);
  }

  /** Kafka's id of a topic: another one of the same name has another. */
  String id(Topic topic) {
    return description(topic).topicId().toString();
  }

  /** All partitions of all of them. */
  List<TopicPartition> partitions() {
    List<TopicPartition> all = new ArrayList<>();
    for (Topic topic : ALL) {
      description(topic).partitions().stream()
          .map(partition -> new TopicPartition(topic.topicName(), partition.partition()))
          .forEach(all::add);
    }
    return all;
  }

  static Topic topic(TopicPartition partition) {
    return ALL.stream()
        .filter(topic -> topic.topicName().equals(partition.topic()))
        .findFirst()
        .orElseThrow();
  }

  private TopicDescription description(Topic topic) {
    TopicDescription found = described.get(topic.topicName());
    if (found == null) {
      throw new TapeFileException("Kafka has no topic " + topic.topicName());
    }
    return found;
  }
}
