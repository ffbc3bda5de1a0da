// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document is one that an API server with the operators would take. */
class ManifestsTest {
  static List<Manifest> written() {
    return Manifests.written();
  }

  static List<String> overlays() {
    return Manifests.overlays();
  }

  @ParameterizedTest
  @MethodSource("written")
  void aDocumentHasOnlyFieldsThatExistAndAllThatAreNeeded(Manifest manifest) {
    assertThat(StrictModels.complaints(manifest)).as(manifest.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void anOverlayIsPutTogetherOfSuchDocumentsAndSaysNothingTwice(String overlay) {
    List<Manifest> manifests = Manifests.rendered(overlay);

    assertThat(manifests).hasSizeGreaterThan(10);
    for (Manifest manifest : manifests) {
      assertThat(StrictModels.complaints(manifest)).as(manifest.toString()).isEmpty();
    }
    assertThat(manifests.stream().map(m -> m.kind() + " " + m.name())).doesNotHaveDuplicates();
  }

  @Test
  void aMisspeltProbeAMissingSelectorAndAnOperatorsUnknownFieldAreFound() {
    List<Manifest> wrong =
        Manifests.read(
            "wrong",
            """
            {apiVersion: v1, kind: Pod, metadata: {name: a},
             spec: {containers: [{name: a, image: a, readynessProbe: {}}]}}
            ---
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: b}, spec: {replicas: 1}}
            ---
            {apiVersion: kafka.strimzi.io/v1, kind: KafkaTopic, metadata: {name: c},
             spec: {partition: 1}}
            ---
            {apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: d},
             spec: {selector: {}, endpoints: [{prot: http}]}}
            ---
            {apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: e},
             spec: {instances: three, storage: {size: 1Gi}}}
            ---
            {apiVersion: apps/v9, kind: Deployment, metadata: {name: f}}
            """);

    assertThat(wrong).hasSize(6);
    assertThat(wrong.stream().map(StrictModels::complaints))
        .allSatisfy(complaints -> assertThat(complaints).isNotEmpty());
  }
}
