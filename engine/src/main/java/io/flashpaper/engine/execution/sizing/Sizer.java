// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which policy sizes: enough to ask the same one again.
 *
 * @param id such as {@code dynamic}
 * @param version the policy's
 * @param sha256 of the jar it came from; empty for one of the program's own
 * @param parameters as configured, by name, without those left to their defaults
 */
public record Sizer(String id, String version, String sha256, List<Setting> parameters) {
  /** Freezes the parameters. */
  public Sizer {
    parameters = List.copyOf(parameters);
  }

  /** A parameter as configured. */
  public record Setting(String name, String value) {}

  /** A policy with its configured parameters. */
  public static Sizer of(String id, String version, String sha256, Map<String, String> parameters) {
    return new Sizer(
        id,
        version,
        sha256,
        new TreeMap<>(parameters)
            .entrySet().stream().map(e -> new Setting(e.getKey(), e.getValue())).toList());
  }

  /** One of the program's own with nothing configured. */
  static Sizer builtIn(String id) {
    return new Sizer(id, BuiltInSizing.VERSION, "", List.of());
  }
}
