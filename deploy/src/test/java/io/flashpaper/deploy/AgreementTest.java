// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.tape.Topic;
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
    wanted.put("feed-leader", Map.of("partitions", "1"));
    for (Topic topic : Topic.all()) {
      wanted.put(topic.topicName(), with(topic, topic.settings()));
      wanted.put(topic.deadLetterName(), with(topic, topic.deadLetterSettings()));
    }
    assertThat(made).isEqualTo(wanted);
  }

  private static Map<String, String> settings(Manifest topic) {
    Map<String, String> all = new TreeMap<>();
    topic.map("spec", "config").forEach((key, value) -> all.put(key, value.toString()));
    all.put("partitions", topic.text("spec", "partitions"));
    return all;
  }

  private static Map<String, String> with(Topic topic, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("partitions", Integer.toString(topic.partitions()));
    return all;
  }
}
