// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import java.util.regex.Pattern;

/**
 * Who a strategy is.
 *
 * @param id lower case letters, digits and underscores, such as {@code delay_arb}
 * @param version the plugin's version, such as {@code 1.0.0}
 * @param apiLevel {@link StrategyApi#LEVEL} as compiled into the plugin
 * @param description one sentence for people
 */
public record StrategyDescriptor(String id, String version, int apiLevel, String description) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{1,63}");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if the id is malformed or the version blank
   */
  public StrategyDescriptor {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "strategy id '" + id + "' must match " + ID.pattern() + ", such as delay_arb");
    }
    if (version.isBlank()) {
      throw new IllegalArgumentException("strategy " + id + " has a blank version");
    }
  }
}
