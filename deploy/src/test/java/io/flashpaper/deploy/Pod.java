// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The template of a workload's pods.
 *
 * @param workload what makes the pods
 * @param labels the labels they get
 * @param spec what they are
 */
record Pod(Manifest workload, Map<String, Object> labels, Map<String, Object> spec) {
  /** The pods of a workload; empty where a manifest makes none. */
  static Optional<Pod> of(Manifest manifest) {
    return switch (manifest.kind()) {
      case "Deployment", "StatefulSet" ->
          Optional.of(of(manifest, manifest.map("spec", "template")));
      case "CronJob" ->
          Optional.of(of(manifest, manifest.map("spec", "jobTemplate", "spec", "template")));
      default -> Optional.empty();
    };
  }

  private static Pod of(Manifest manifest, Map<String, Object> template) {
    return new Pod(
        manifest,
        Manifest.mapOf(Manifest.in(template, "metadata", "labels")),
        Manifest.mapOf(template.get("spec")));
  }

  /** What runs as long as the pod does: containers, and helpers that restart beside them. */
  Stream<Map<String, Object>> running() {
    return Stream.concat(
        containers(),
        Manifest.listIn(spec, "initContainers").stream()
            .filter(container -> "Always".equals(container.get("restartPolicy"))));
  }

  Stream<Map<String, Object>> containers() {
    return Manifest.listIn(spec, "containers").stream();
  }

  /** Everything that ever runs in it. */
  List<Map<String, Object>> all() {
    return Stream.concat(containers(), Manifest.listIn(spec, "initContainers").stream()).toList();
  }

  /** Whether a selector's labels and expressions take these pods. */
  boolean isTakenBy(Map<String, Object> selector) {
    boolean labelled =
        Manifest.mapOf(selector.get("matchLabels")).entrySet().stream()
            .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
    return labelled
        && Manifest.listIn(selector, "matchExpressions").stream()
            .allMatch(
                expression ->
                    expression.get("values") instanceof List<?> values
                        && "In".equals(expression.get("operator"))
                        && values.contains(labels.get(expression.get("key"))));
  }

  @Override
  public String toString() {
    return workload.toString();
  }
}
