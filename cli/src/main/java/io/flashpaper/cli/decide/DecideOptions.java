// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the user asked for, by the names that are typed.
 *
 * @param strategies ids, kebab or snake case, or {@code all}
 * @param profile {@code v10} or {@code model}
 * @param parameters strategies' parameters
 * @param gates entry filters
 * @param flash what counts as a flash crash
 */
public record DecideOptions(
    List<String> strategies,
    String profile,
    Map<String, String> parameters,
    Map<String, String> gates,
    Map<String, String> flash) {
  /** Freezes the collections. */
  public DecideOptions {
    strategies = List.copyOf(strategies);
    parameters = new TreeMap<>(parameters);
    gates = new TreeMap<>(gates);
    flash = new TreeMap<>(flash);
  }
}
