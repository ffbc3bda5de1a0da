// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.tape.Shard;
import io.flashpaper.tape.Topic;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The topics that have a partition for each shard: of one it reads its own, of one it writes it.
 */
@Singleton
public final class ShardTopics {
  private final Broker broker;
  private final Shard shard;
  private final Map<Topic, String> names;

  /** Those of the settings. */
  public ShardTopics(
      Broker broker, @ConfigProperty(name = "mp.messaging.outgoing.ledger.topic") String ledger) {
    this.broker = broker;
    this.shard = broker.shard();
    this.names = Map.of(Topic.SIGNALS, broker.signals().topic(), Topic.LEDGER, ledger);
  }

  /**
   * Makes those that do not exist.
   *
   * @throws IllegalStateException if one is for another number of shards, with the remedy
   */
  void ensure() {
    try (Admin admin = Admin.create(broker.client())) {
      for (Topic topic : List.of(Topic.SIGNALS, Topic.LEDGER)) {
        ensure(admin, topic, names.getOrDefault(topic, topic.topicName()));
      }
    } catch (ExecutionException e) {
      throw new KafkaException("topics %s can be neither found nor made".formatted(names), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private void ensure(Admin admin, Topic topic, String name)
      throws InterruptedException, ExecutionException {
    OptionalInt found = partitions(admin, name);
    if (found.isEmpty()) {
      make(admin, topic, name);
      found = partitions(admin, name);
    }
    // What was made a moment ago is not known everywhere yet.
    shard.requirePartitions(name, found.orElse(shard.count()));
  }

  private static OptionalInt partitions(Admin admin, String name)
      throws InterruptedException, ExecutionException {
    try {
      return OptionalInt.of(
          admin.describeTopics(List.of(name)).allTopicNames().get().values().stream()
              .mapToInt(topic -> topic.partitions().size())
              .sum());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  private void make(Admin admin, Topic topic, String name)
      throws InterruptedException, ExecutionException {
    NewTopic made =
        new NewTopic(name, Optional.of(topic.partitions(shard.count())), Optional.empty())
            .configs(topic.settings());
    try {
      admin.createTopics(List.of(made)).all().get();
    } catch (ExecutionException e) {
      // Another was quicker.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
