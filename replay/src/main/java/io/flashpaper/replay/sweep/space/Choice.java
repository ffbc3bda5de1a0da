// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.space;

import java.util.List;

/**
 * Values to choose from.
 *
 * @param key the setting
 * @param values in order, each once
 */
public record Choice(String key, List<String> values) implements Axis {
  /**
   * Checks and freezes the values.
   *
   * @throws IllegalArgumentException if there is none, or one is there twice
   */
  public Choice {
    values = values.stream().map(String::strip).toList();
    if (values.isEmpty() || values.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("%s needs values: %s=1,2,3".formatted(key, key));
    }
    if (values.stream().distinct().count() < values.size()) {
      throw new IllegalArgumentException(
          "%s has a value twice: %s".formatted(key, String.join(",", values)));
    }
  }

  /** Reads {@code 1000,2000,3000}. */
  public static Choice parse(String key, String text) {
    return new Choice(key, List.of(text.split(",", -1)));
  }
}
