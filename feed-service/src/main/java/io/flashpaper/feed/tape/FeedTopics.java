// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.tape.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics the feed needs, where they do not exist yet. */
final class FeedTopics {
  private static final List<Topic> WRITTEN = List.of(Topic.TAPE, Topic.SPOT_TICKS);
  private static final NewTopic LEADER =
      new NewTopic(Leadership.TOPIC, Optional.of(1), Optional.empty());

  private FeedTopics() {}

  /**
   * Makes sure of them; those that exist stay as they are.
   *
   * @throws IllegalStateException if the broker cannot be reached or refuses
   */
  static void ensure(Broker broker) {
    List<NewTopic> topics =
        Stream.concat(WRITTEN.stream().flatMap(FeedTopics::withDeadLetters), Stream.of(LEADER))
            .toList();
    try (Admin admin = Admin.create(broker.settings())) {
      for (Map.Entry<String, KafkaFuture<Void>> topic :
          admin.createTopics(topics).values().entrySet()) {
        await(topic.getKey(), topic.getValue(), broker);
      }
    }
  }

  private static Stream<NewTopic> withDeadLetters(Topic topic) {
    Optional<Integer> partitions = Optional.of(topic.partitions());
    return Stream.of(
        new NewTopic(topic.topicName(), partitions, Optional.empty()).configs(topic.settings()),
        new NewTopic(topic.deadLetterName(), partitions, Optional.empty())
            .configs(topic.deadLetterSettings()));
  }

  private static void await(String topic, KafkaFuture<Void> made, Broker broker) {
    try {
      made.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "The topic %s cannot be made: %s".formatted(topic, broker.why(e)), e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making the topic " + topic, e);
    }
  }
}
