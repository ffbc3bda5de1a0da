// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.tape.Topic;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic of the signals: it has a partition for each shard. */
@Singleton
class SignalsTopic {
  private final Broker broker;
  private final String name;

  SignalsTopic(Broker broker) {
    this.broker = broker;
    this.name = broker.signals().topic();
  }

  /**
   * Makes it if there is none.
   *
   * @throws IllegalStateException if there is one for another number of shards, with the remedy
   */
  void ensure() {
    try (Admin admin = Admin.create(broker.client())) {
      OptionalInt found = partitions(admin);
      if (found.isEmpty()) {
        make(admin);
        found = partitions(admin);
      }
      // What was made a moment ago is not known everywhere yet.
      broker.shard().requirePartitions(name, found.orElse(broker.shard().count()));
    } catch (ExecutionException e) {
      throw new KafkaException("topic %s can be neither found nor made".formatted(name), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private OptionalInt partitions(Admin admin) throws InterruptedException, ExecutionException {
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

  private void make(Admin admin) throws InterruptedException, ExecutionException {
    NewTopic topic =
        new NewTopic(
            name, Optional.of(Topic.SIGNALS.partitions(broker.shard().count())), Optional.empty());
    try {
      admin.createTopics(List.of(topic.configs(Topic.SIGNALS.settings()))).all().get();
    } catch (ExecutionException e) {
      // Another shard was quicker.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
