// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one document of an overlay says of another is so. */
class WiringTest {
  /** Made by hand or by an operator, as the manual says; none is ever in a file. */
  private static final Set<String> SECRETS =
      Set.of(
          "flashpaper-api",
          "flashpaper-database",
          "flashpaper-kafka",
          "kafka-cluster-ca-cert",
          "kalshi",
          "ledger-ca");

  static List<String> overlays() {
    return Manifests.overlays();
  }

  private static List<Pod> pods(List<Manifest> manifests) {
    return manifests.stream().map(Pod::of).flatMap(Optional::stream).toList();
  }

  private static Set<String> names(List<Manifest> manifests, String kind) {
    return manifests.stream()
        .filter(manifest -> manifest.kind().equals(kind))
        .map(Manifest::name)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void aServiceLeadsToAPortOfPodsThatExist(String overlay) {
    List<Manifest> manifests = Manifests.rendered(overlay);
    List<Manifest> services = manifests.stream().filter(m -> m.kind().equals("Service")).toList();

    assertThat(services)
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            service -> {
              Map<String, Object> selector = Map.of("matchLabels", service.map("spec", "selector"));
              List<Pod> taken =
                  pods(manifests).stream().filter(pod -> pod.isTakenBy(selector)).toList();
              assertThat(taken).hasSize(1);
              Set<Object> ports = new HashSet<>();
              taken
                  .getFirst()
                  .containers()
                  .forEach(c -> Manifest.listIn(c, "ports").forEach(p -> ports.add(p.get("name"))));
              service
                  .list("spec", "ports")
                  .forEach(port -> assertThat(ports).contains(port.get("targetPort")));
            });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void ourServicesListenWhereTheirSettingsSay(String overlay) throws IOException {
    List<Manifest> manifests = Manifests.rendered(overlay);
    for (String service : List.of("feed-service", "signal-service", "execution-service")) {
      Properties settings = new Properties();
      try (InputStream in =
          Files.newInputStream(
              Manifests.ROOT.resolve(service + "/src/main/resources/application.properties"))) {
        settings.load(in);
      }
      int port = Integer.parseInt(settings.getProperty("quarkus.http.port"));
      assertThat(pods(manifests))
          .filteredOn(pod -> service.equals(pod.labels().get("app.kubernetes.io/name")))
          .isNotEmpty()
          .flatExtracting(
              pod -> Manifest.listIn(pod.containers().findFirst().orElseThrow(), "ports"))
          .allSatisfy(p -> assertThat(p).containsEntry("containerPort", port));
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void theNeighboursOfTheLedgersServiceAreServicesAtTheirPorts(String overlay) {
    List<Manifest> manifests = Manifests.rendered(overlay);
    Set<String> addresses =
        manifests.stream()
            .filter(manifest -> manifest.kind().equals("Service"))
            .flatMap(
                service ->
                    service.list("spec", "ports").stream()
                        .map(port -> "http://%s:%s".formatted(service.name(), port.get("port"))))
            .collect(Collectors.toSet());
    assertThat(pods(manifests))
        .filteredOn(pod -> "execution-service".equals(pod.labels().get("app.kubernetes.io/name")))
        .isNotEmpty()
        .allSatisfy(
            pod ->
                assertThat(Manifest.listIn(pod.containers().findFirst().orElseThrow(), "env"))
                    .filteredOn(env -> env.get("name").toString().startsWith("FLASHPAPER_NEIGH"))
                    .hasSize(2)
                    .allSatisfy(
                        env -> assertThat(addresses).contains(env.get("value").toString())));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void policiesAndBudgetsTakePodsThatExistAndABudgetLeavesOne(String overlay) {
    List<Manifest> manifests = Manifests.rendered(overlay);
    for (Manifest manifest : manifests) {
      switch (manifest.kind()) {
        case "NetworkPolicy" -> {
          Map<String, Object> selector = manifest.map("spec", "podSelector");
          assertThat(
                  isOfAnOperator(selector)
                      || pods(manifests).stream().anyMatch(p -> p.isTakenBy(selector)))
              .as(manifest.toString())
              .isTrue();
        }
        case "PodDisruptionBudget" ->
            assertThat(pods(manifests))
                .as(manifest.toString())
                .filteredOn(pod -> pod.isTakenBy(manifest.map("spec", "selector")))
                .singleElement()
                .satisfies(
                    pod ->
                        assertThat((Integer) pod.workload().at("spec", "replicas"))
                            .isGreaterThan(1));
        default -> {}
      }
    }
  }

  private static boolean isOfAnOperator(Map<String, Object> selector) {
    return Manifest.mapOf(selector.get("matchLabels")).containsKey("cnpg.io/cluster");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyPodOfOursIsUnderTheRuleThatForbidsWhatIsNotSaid(String overlay) {
    List<Manifest> manifests = Manifests.rendered(overlay);
    Manifest rule =
        manifests.stream()
            .filter(m -> m.name().equals("nothing-by-default"))
            .findFirst()
            .orElseThrow();

    assertThat(rule.at("spec", "policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
    assertThat(pods(manifests)).allMatch(pod -> pod.isTakenBy(rule.map("spec", "podSelector")));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void whatAPodReadsOrMountsExistsOrIsASecretTheManualTellsToMake(String overlay) {
    List<Manifest> manifests = Manifests.rendered(overlay);
    Set<String> configMaps = names(manifests, "ConfigMap");
    Set<String> claims = names(manifests, "PersistentVolumeClaim");
    for (Pod pod : pods(manifests)) {
      Manifest.mapsIn(pod.spec())
          .forEach(
              map -> {
                named(map, "configMapRef", "name")
                    .ifPresent(n -> assertThat(configMaps).contains(n));
                named(map, "configMap", "name").ifPresent(n -> assertThat(configMaps).contains(n));
                named(map, "persistentVolumeClaim", "claimName")
                    .ifPresent(n -> assertThat(claims).contains(n));
                named(map, "secretKeyRef", "name").ifPresent(n -> assertThat(SECRETS).contains(n));
                named(map, "secret", "name")
                    .or(() -> named(map, "secret", "secretName"))
                    .ifPresent(n -> assertThat(SECRETS).contains(n));
              });
      mountsWhatItHas(pod);
    }
    assertThat(names(manifests, "Secret")).isEmpty();
  }

  private static Optional<String> named(Map<String, Object> map, String key, String name) {
    return Optional.ofNullable(Manifest.mapOf(map.get(key)).get(name)).map(Object::toString);
  }

  private static void mountsWhatItHas(Pod pod) {
    Set<Object> volumes = new HashSet<>();
    Manifest.listIn(pod.spec(), "volumes").forEach(volume -> volumes.add(volume.get("name")));
    pod.workload()
        .list("spec", "volumeClaimTemplates")
        .forEach(claim -> volumes.add(Manifest.in(claim, "metadata", "name")));
    pod.all()
        .forEach(
            container ->
                assertThat(Manifest.listIn(container, "volumeMounts"))
                    .as(pod.toString())
                    .allSatisfy(mount -> assertThat(volumes).contains(mount.get("name"))));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void theManualNamesEverySecret(String overlay) throws IOException {
    String manual = Files.readString(Manifests.ROOT.resolve("docs/operating/kubernetes.md"));

    assertThat(SECRETS).allSatisfy(secret -> assertThat(manual).contains("`" + secret + "`"));
    assertThat(manual).contains("overlays/" + overlay);
  }
}
