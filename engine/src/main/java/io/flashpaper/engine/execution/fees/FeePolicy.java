// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How fees are rounded.
 *
 * <p>Source: the venue's rounding rules in force since 2026-08-26, the ones before, and its fee
 * schedule's rule.
 */
public enum FeePolicy {
  /** Balances in steps of $0.0001, as for direct members. */
  DIRECT("direct", 1, 100),
  /** Balances in whole cents, as for members through a broker. */
  CENT("cent", 1, 10_000),
  /**
   * Whole cents as they came about before 2026-08-26, when the curve's fee was rounded up to
   * $0.0001 first: for checking what was charged then.
   */
  CENT_UNTIL_2026_08_26("cent-until-2026-08-26", 100, 10_000),
  /** The sum over an order's fills, rounded up to the cent once: the conservative old rule. */
  LEGACY_CENT_PER_ORDER("legacy-cent-per-order", 10_000, 10_000);

  private final String configName;
  private final long tradeStepMicros;
  private final long precisionMicros;

  FeePolicy(String configName, long tradeStepMicros, long precisionMicros) {
    this.configName = configName;
    this.tradeStepMicros = tradeStepMicros;
    this.precisionMicros = precisionMicros;
  }

  /** Its name in configuration, such as {@code direct}. */
  public String configName() {
    return configName;
  }

  /** What the curve's fee is rounded up to, in micro-dollars. */
  long tradeStepMicros() {
    return tradeStepMicros;
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
