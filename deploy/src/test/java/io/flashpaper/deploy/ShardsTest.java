// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.tape.Shard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An overlay has all shards of its number, each once, with a verifier of its own. */
class ShardsTest {
  static List<String> overlays() {
    return Manifests.overlays();
  }

  private static List<Pod> pods(String overlay, String program) {
    return Manifests.rendered(overlay).stream()
        .map(Pod::of)
        .flatMap(Optional::stream)
        .filter(pod -> program.equals(pod.labels().get("app.kubernetes.io/name")))
        .toList();
  }

  private static List<Shard> shards(String overlay, String service) {
    return pods(overlay, service).stream()
        .map(
            pod ->
                new Shard(number(pod, "FLASHPAPER_SHARD", 0), number(pod, "FLASHPAPER_SHARDS", 1)))
        .toList();
  }

  private static int number(Pod pod, String name, int usual) {
    return pod.containers()
        .flatMap(container -> Manifest.listIn(container, "env").stream())
        .filter(env -> name.equals(env.get("name")))
        .map(env -> Integer.parseInt(String.valueOf(env.get("value"))))
        .findFirst()
        .orElse(usual);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void eachShardHasItsTwoServicesOnce(String overlay) {
    List<Shard> signals = shards(overlay, "signal-service");
    List<Shard> all =
        IntStream.range(0, signals.size()).mapToObj(i -> new Shard(i, signals.size())).toList();

    assertThat(all).isNotEmpty();
    assertThat(signals).containsExactlyInAnyOrderElementsOf(all);
    assertThat(shards(overlay, "execution-service")).containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void eachLedgerHasItsVerifierAndNoTwoRunAtATime(String overlay) {
    List<String> schemas =
        shards(overlay, "signal-service").stream().map(Shard::ledgerSchema).toList();
    List<Pod> verifiers = pods(overlay, "verifier");

    assertThat(verifiers.stream().map(ShardsTest::schema))
        .containsExactlyInAnyOrderElementsOf(schemas);
    assertThat(verifiers.stream().map(pod -> pod.workload().text("spec", "schedule")))
        .doesNotHaveDuplicates();
  }

  private static String schema(Pod pod) {
    return pod.containers()
        .flatMap(ShardsTest::arguments)
        .filter(argument -> argument.startsWith("--schema="))
        .map(argument -> argument.substring("--schema=".length()))
        .findFirst()
        .orElse(Shard.ONLY.ledgerSchema());
  }

  private static Stream<String> arguments(Map<String, Object> container) {
    return container.get("args") instanceof List<?> arguments
        ? arguments.stream().map(String::valueOf)
        : Stream.of();
  }

  @Test
  void theExampleHasTwo() {
    assertThat(shards("two-shards", "signal-service")).hasSize(2);
  }
}
