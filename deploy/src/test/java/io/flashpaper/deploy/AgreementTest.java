// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.tape.Shard;
import io.flashpaper.tape.TopicPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compose and Kubernetes run the same things the same way. */
class AgreementTest {
  /** Differ on purpose: a StatefulSet's volume has a folder of the file system's own in it. */
  private static final Set<String> OF_THE_PLATFORM = Set.of("KAFKA_LOG_DIRS");

  private static Manifest compose() throws IOException {
    return Manifests.read(
            "docker-compose.yml", Files.readString(Manifests.ROOT.resolve("docker-compose.yml")))
        .getFirst();
  }

  private static List<Map<String, Object>> containers() {
    return Manifests.written().stream()
        .map(Pod::of)
        .flatMap(Optional::stream)
        .flatMap(pod -> pod.all().stream())
        .toList();
  }

  private static Map<String, Object> container(String name) {
    return containers().stream()
        .filter(container -> container.get("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theBrokerHasTheSameSettings() throws IOException {
    Map<String, Object> composed = new TreeMap<>(compose().map("services", "kafka", "environment"));
    Map<String, Object> deployed = new TreeMap<>();
    Manifest.listIn(container("kafka"), "env")
        .forEach(env -> deployed.put((String) env.get("name"), env.get("value")));
    composed.keySet().removeAll(OF_THE_PLATFORM);
    deployed.keySet().removeAll(OF_THE_PLATFORM);

    assertThat(deployed).isEqualTo(new TreeMap<>(asText(composed)));
  }

  private static Map<String, Object> asText(Map<String, Object> values) {
    return values.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, value -> value.getValue().toString()));
  }

  @Test
  void brokerAndDatabaseAreTheSameImages() throws IOException {
    for (String name : List.of("kafka", "postgres")) {
      assertThat(container(name).get("image")).isEqualTo(compose().at("services", name, "image"));
    }
  }

  @Test
  void aServiceMayUseAsMuchMemory() throws IOException {
    for (String name : List.of("signal-service", "execution-service")) {
      assertThat(Manifest.in(container(name), "resources", "limits", "memory").toString())
          .isEqualTo(compose().text("services", name, "mem_limit").replaceAll("m$", "Mi"));
    }
  }

  @Test
  void theOperatorMakesTheTopicsTheServicesWouldMake() {
    Map<String, Map<String, String>> made = new TreeMap<>();
    Manifests.written().stream()
        .filter(manifest -> manifest.kind().equals("KafkaTopic"))
        .forEach(topic -> made.put(topic.name(), settings(topic)));

    Map<String, Map<String, String>> wanted = new TreeMap<>();
    TopicPlan.all(Shard.ONLY).forEach(plan -> wanted.put(plan.name(), with(plan)));
    assertThat(made).isEqualTo(wanted);
  }

  private static Map<String, String> settings(Manifest topic) {
    Map<String, String> all = new TreeMap<>();
    topic.map("spec", "config").forEach((key, value) -> all.put(key, value.toString()));
    all.put("partitions", topic.text("spec", "partitions"));
    return all;
  }

  private static Map<String, String> with(TopicPlan plan) {
    Map<String, String> all = new TreeMap<>(plan.settings());
    all.put(TopicPlan.PARTITIONS, Integer.toString(plan.partitions()));
    return all;
  }

  @Test
  void theBrokerMakesNoTopicByItselfAndItsOwnRetentionWouldLoseNothing() throws IOException {
    Map<String, Object> broker = asText(compose().map("services", "kafka", "environment"));

    assertThat(broker).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    // What a topic of somebody's making has that says nothing of its own.
    Map<String, Object> usual =
        Map.of(
            "cleanup.policy",
            broker.getOrDefault("KAFKA_LOG_CLEANUP_POLICY", "delete"),
            "retention.ms",
            broker.getOrDefault("KAFKA_LOG_RETENTION_MS", "604800000"),
            "retention.bytes",
            broker.getOrDefault("KAFKA_LOG_RETENTION_BYTES", "-1"),
            TopicPlan.PARTITIONS,
            broker.getOrDefault("KAFKA_NUM_PARTITIONS", "1"));
    assertThat(TopicPlan.all(Shard.ONLY))
        .allSatisfy(
            plan ->
                plan.needs()
                    .forEach(
                        (name, need) ->
                            assertThat(
                                    !usual.containsKey(name)
                                        || need.isMetBy(usual.getOrDefault(name, "").toString()))
                                .as(plan.name() + " " + name)
                                .isTrue()));
  }
}
