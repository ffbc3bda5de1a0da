// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of CloudNativePG's Cluster that we use; it offers no models in Java. */
final class CloudNativePg {
  static final String KIND = "postgresql.cnpg.io/v1 Cluster";

  /** Path to type, {@code *} for any key. Source: the operator's API reference, version 1. */
  private static final Map<String, Class<?>> FIELDS =
      Map.ofEntries(
          Map.entry("instances", Integer.class),
          Map.entry("imageName", String.class),
          Map.entry("enablePDB", Boolean.class),
          Map.entry("storage.size", String.class),
          Map.entry("walStorage.size", String.class),
          Map.entry("bootstrap.initdb.database", String.class),
          Map.entry("bootstrap.initdb.owner", String.class),
          Map.entry("bootstrap.initdb.secret.name", String.class),
          Map.entry("postgresql.parameters.*", String.class),
          Map.entry("postgresql.pg_hba[]", String.class),
          Map.entry("postgresql.synchronous.method", String.class),
          Map.entry("postgresql.synchronous.number", Integer.class),
          Map.entry("resources.requests.*", String.class),
          Map.entry("resources.limits.*", String.class),
          Map.entry("affinity.enablePodAntiAffinity", Boolean.class),
          Map.entry("affinity.podAntiAffinityType", String.class));

  private CloudNativePg() {}

  static List<String> complaints(Manifest cluster) {
    List<String> found = new ArrayList<>();
    collect(cluster.map("spec"), "", found);
    for (String needed : List.of("instances", "storage")) {
      if (cluster.at("spec", needed) == null) {
        found.add("spec." + needed + " is missing");
      }
    }
    return found;
  }

  private static void collect(@Nullable Object value, String path, List<String> found) {
    switch (value) {
      case null -> found.add("spec." + path + " is empty");
      case Map<?, ?> map ->
          map.forEach((key, v) -> collect(v, path.isEmpty() ? "" + key : path + "." + key, found));
      case List<?> list -> list.forEach(each -> collect(each, path + "[]", found));
      default -> {
        Class<?> type = FIELDS.getOrDefault(path, FIELDS.get(path.replaceAll("[.][^.]+$", ".*")));
        if (type == null || !type.isInstance(value)) {
          found.add("spec." + path + ": " + (type == null ? "unknown field" : "not a " + type));
        }
      }
    }
  }
}
