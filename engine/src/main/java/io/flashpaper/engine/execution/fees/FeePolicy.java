// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How fees are rounded.
 *
 * <p>Source: the venue's rounding rules in force since 2026-08-26, and its fee schedule's older
 * rule.
 */
public enum FeePolicy {
  /** Balances in steps of $0.0001, as for direct members. */
  DIRECT("direct", 100),
  /** Balances in whole cents, as for members through a broker. */
  CENT("cent", 10_000),
  /** The sum over an order's fills, rounded up to the cent once: the conservative old rule. */
  LEGACY_CENT_PER_ORDER("legacy-cent-per-order", 10_000);

  private final String configName;
  private final long precisionMicros;

  FeePolicy(String configName, long precisionMicros) {
    this.configName = configName;
    this.precisionMicros = precisionMicros;
  }

  /** Its name in configuration, such as {@code direct}. */
  public String configName() {
    return configName;
  }

  /** The smallest step of a balance in micro-dollars. */
  public long precisionMicros() {
    return precisionMicros;
  }

  /**
   * The policy of that configured name.
   *
   * @throws IllegalArgumentException if there is none, naming all there are
   */
  public static FeePolicy named(String configName) {
    return Arrays.stream(values())
        .filter(policy -> policy.configName.equals(configName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no fee policy '%s'; choose one of %s"
                        .formatted(configName, allNames())));
  }

  private static String allNames() {
    return Arrays.stream(values()).map(FeePolicy::configName).collect(Collectors.joining(", "));
  }
}
