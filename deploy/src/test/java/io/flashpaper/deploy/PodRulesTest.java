// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every pod of every overlay. */
class PodRulesTest {
  /** Images of others that write beside their programs. */
  private static final Set<String> WRITE_THEIR_ROOT = Set.of("kafka");

  static List<String> overlays() {
    return Manifests.overlays();
  }

  private static void each(String overlay, Consumer<Pod> rule) {
    List<Pod> pods =
        Manifests.rendered(overlay).stream().map(Pod::of).flatMap(Optional::stream).toList();
    assertThat(pods).hasSizeGreaterThanOrEqualTo(5).allSatisfy(rule);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void runsAsNobodyInParticularWithoutPrivileges(String overlay) {
    each(
        overlay,
        pod -> {
          Map<String, Object> pods = Manifest.mapOf(pod.spec().get("securityContext"));
          assertThat(pods).containsEntry("runAsNonRoot", true);
          assertThat((Integer) pods.get("runAsUser")).isPositive();
          assertThat(Manifest.mapOf(pods.get("seccompProfile")))
              .containsEntry("type", "RuntimeDefault");
          assertThat(pod.spec())
              .containsEntry("automountServiceAccountToken", false)
              .doesNotContainKeys("hostNetwork", "hostPID", "hostIPC");
          assertThat(Manifest.listIn(pod.spec(), "volumes"))
              .noneSatisfy(volume -> assertThat(volume).containsKey("hostPath"));
          assertThat(pod.all()).allSatisfy(PodRulesTest::isRestricted);
        });
  }

  private static void isRestricted(Map<String, Object> container) {
    Map<String, Object> context = Manifest.mapOf(container.get("securityContext"));
    assertThat(context).containsEntry("allowPrivilegeEscalation", false);
    assertThat(Manifest.in(context, "capabilities", "drop")).isEqualTo(List.of("ALL"));
    if (!WRITE_THEIR_ROOT.contains(container.get("name"))) {
      assertThat(context).containsEntry("readOnlyRootFilesystem", true);
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void asksForWhatItNeedsAndEndsAtALimit(String overlay) {
    each(
        overlay,
        pod ->
            assertThat(pod.all())
                .allSatisfy(
                    container -> {
                      assertThat(Manifest.in(container, "resources", "requests", "cpu"))
                          .isNotNull();
                      assertThat(bytes(container, "requests")).isPositive();
                      assertThat(bytes(container, "requests"))
                          .isLessThanOrEqualTo(bytes(container, "limits"));
                    }));
  }

  private static long bytes(Map<String, Object> container, String what) {
    String said = String.valueOf(Manifest.in(container, "resources", what, "memory"));
    long number = Long.parseLong(said.replaceAll("[MG]i$", ""));
    return said.endsWith("Gi") ? number << 30 : number << 20;
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void namesTheVersionOfItsImage(String overlay) {
    each(
        overlay,
        pod ->
            assertThat(pod.all())
                .allSatisfy(
                    container ->
                        assertThat((String) container.get("image"))
                            .matches("[a-z0-9./-]+:[A-Za-z0-9._-]+")
                            .doesNotEndWith(":latest")));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void whatHasAPortIsAskedWhetherItStartedIsReadyAndAlive(String overlay) {
    each(
        overlay,
        pod ->
            assertThat(pod.containers())
                .filteredOn(container -> container.containsKey("ports"))
                .allSatisfy(
                    container -> {
                      assertThat(container)
                          .containsKeys("startupProbe", "readinessProbe", "livenessProbe");
                      Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                          .map(probe -> Manifest.mapOf(container.get(probe)))
                          .forEach(probe -> hasAWay(container, probe));
                    }));
  }

  private static void hasAWay(Map<String, Object> container, Map<String, Object> probe) {
    assertThat(probe)
        .containsAnyOf(entry(probe, "httpGet"), entry(probe, "tcpSocket"), entry(probe, "exec"));
    Stream.of("httpGet", "tcpSocket")
        .map(way -> Manifest.in(probe, way, "port"))
        .filter(port -> port != null)
        .forEach(
            port ->
                assertThat(Manifest.listIn(container, "ports")).extracting("name").contains(port));
  }

  private static Map.Entry<String, Object> entry(Map<String, Object> probe, String key) {
    return Map.entry(key, probe.getOrDefault(key, "nothing"));
  }

  @Test
  void ourServicesAreAskedWhereQuarkusAnswersAndLivenessNeverAsksForReadiness() {
    Manifests.written().stream()
        .filter(manifest -> manifest.name().endsWith("-service"))
        .map(Pod::of)
        .flatMap(Optional::stream)
        .flatMap(Pod::containers)
        .forEach(
            container -> {
              asks(container, "startupProbe", "/q/health/started");
              asks(container, "readinessProbe", "/q/health/ready");
              asks(container, "livenessProbe", "/q/health/live");
            });
  }

  private static void asks(Map<String, Object> container, String probe, String path) {
    if (container.containsKey(probe)) {
      assertThat(Manifest.in(container, probe, "httpGet", "path")).isEqualTo(path);
    }
  }
}
