// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api.sizing;

import io.flashpaper.strategy.api.StrategyApi;
import java.util.regex.Pattern;

/**
 * Who a sizing policy is.
 *
 * @param id lower case letters, digits and hyphens, such as {@code fractional-kelly}: what an
 *     account's {@code sizing} names
 * @param version the plugin's version, such as {@code 1.0.0}
 * @param apiLevel {@link StrategyApi#LEVEL} as compiled into the plugin
 * @param description one sentence for people
 */
public record SizingDescriptor(String id, String version, int apiLevel, String description) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,63}");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if the id is malformed or the version blank
   */
  public SizingDescriptor {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "sizing id '" + id + "' must match " + ID.pattern() + ", such as fractional-kelly");
    }
    if (version.isBlank()) {
      throw new IllegalArgumentException("sizing " + id + " has a blank version");
    }
  }
}
