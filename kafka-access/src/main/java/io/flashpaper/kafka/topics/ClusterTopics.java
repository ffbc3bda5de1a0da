// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.kafka.topics;

import io.flashpaper.tape.TopicPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of a cluster: those that are missing are made, those that exist are checked. */
public final class ClusterTopics {
  private final Map<String, Object> client;
  private final OptionalInt replicas;

  /**
   * Those of a cluster.
   *
   * @param client what a client of it is made from
   * @param replicas on how many brokers a new topic is to be; the cluster's default if empty
   */
  public ClusterTopics(Map<String, Object> client, OptionalInt replicas) {
    if (replicas.isPresent()
        && (replicas.getAsInt() < 1 || replicas.getAsInt() > Short.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "flashpaper.kafka.replication-factor is %d, but must be at least 1"
              .formatted(replicas.getAsInt()));
    }
    this.client = Map.copyOf(client);
    this.replicas = replicas;
  }

  /**
   * Makes sure of topics.
   *
   * @param warning told of each harmless difference
   * @throws UnfitTopicsException if one is such that the ledger could lose what it needs
   * @throws KafkaException if they can be neither found nor made
   */
  public void ensure(List<TopicPlan> plans, Consumer<String> warning) {
    List<Difference> differences = differences(plans);
    List<Difference> harmful = differences.stream().filter(Difference::isHarmful).toList();
    if (!harmful.isEmpty()) {
      throw new UnfitTopicsException(harmful);
    }
    differences.forEach(difference -> warning.accept(difference.sentence()));
  }

  private List<Difference> differences(List<TopicPlan> plans) {
    TopicCheck check = new TopicCheck(String.valueOf(client.get("bootstrap.servers")), replicas);
    try (Admin admin = Admin.create(client)) {
      Map<String, FoundTopic> found = foundOrMade(admin, plans);
      // What was made a moment ago may not be known everywhere yet.
      return plans.stream()
          .flatMap(
              plan ->
                  Optional.ofNullable(found.get(plan.name())).stream()
                      .flatMap(topic -> check.of(plan, topic).stream()))
          .toList();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "topics %s can be neither found nor made"
              .formatted(plans.stream().map(TopicPlan::name).toList()),
          e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private Map<String, FoundTopic> foundOrMade(Admin admin, List<TopicPlan> plans)
      throws InterruptedException, ExecutionException {
    Map<String, FoundTopic> found = find(admin, plans.stream().map(TopicPlan::name).toList());
    List<TopicPlan> missing =
        plans.stream().filter(plan -> !found.containsKey(plan.name())).toList();
    if (!missing.isEmpty()) {
      make(admin, missing);
      found.putAll(find(admin, missing.stream().map(TopicPlan::name).toList()));
    }
    return found;
  }

  private static Map<String, FoundTopic> find(Admin admin, Collection<String> names)
      throws InterruptedException, ExecutionException {
    Map<String, FoundTopic> found = new TreeMap<>();
    for (var each : admin.describeTopics(names).topicNameValues().entrySet()) {
      Optional<TopicDescription> topic = ifKnown(each.getValue());
      if (topic.isPresent()) {
        found.put(each.getKey(), found(topic.get(), settings(admin, each.getKey())));
      }
    }
    return found;
  }

  private static FoundTopic found(TopicDescription topic, Map<String, String> settings) {
    int replicas =
        topic.partitions().stream()
            .mapToInt(partition -> partition.replicas().size())
            .min()
            .orElse(0);
    return new FoundTopic(topic.name(), topic.partitions().size(), replicas, settings);
  }

  private static <T> Optional<T> ifKnown(KafkaFuture<T> asked)
      throws InterruptedException, ExecutionException {
    try {
      return Optional.of(asked.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Those in force; none if we may not see them. */
  private static Map<String, String> settings(Admin admin, String name)
      throws InterruptedException, ExecutionException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    try {
      return ifKnown(admin.describeConfigs(List.of(topic)).all())
          .map(ClusterTopics::values)
          .orElse(Map.of());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return Map.of();
      }
      throw e;
    }
  }

  private static Map<String, String> values(Map<ConfigResource, Config> configs) {
    return configs.values().stream()
        .flatMap(config -> config.entries().stream())
        .filter(entry -> entry.value() != null)
        .collect(
            Collectors.toMap(ConfigEntry::name, ConfigEntry::value, (a, _) -> a, HashMap::new));
  }

  private void make(Admin admin, List<TopicPlan> missing)
      throws InterruptedException, ExecutionException {
    List<NewTopic> topics = missing.stream().map(this::topic).toList();
    for (KafkaFuture<Void> made : admin.createTopics(topics).values().values()) {
      try {
        made.get();
      } catch (ExecutionException e) {
        // Another was quicker.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private NewTopic topic(TopicPlan plan) {
    Optional<Short> brokers =
        replicas.isPresent() ? Optional.of((short) replicas.getAsInt()) : Optional.empty();
    return new NewTopic(plan.name(), Optional.of(plan.partitions()), brokers)
        .configs(plan.settings());
  }
}
