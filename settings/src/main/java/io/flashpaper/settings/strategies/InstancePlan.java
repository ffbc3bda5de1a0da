// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.Scope;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A configured strategy instance, checked but not yet loaded.
 *
 * @param name the instance's
 * @param strategy the plugin's id
 * @param enabled whether it runs
 * @param version the only version it may run as; empty for any
 * @param account the paper account
 * @param scope what it may trade
 * @param priority of two instances the lower one is asked first
 * @param parameters as configured
 * @param gates what its wishes must pass
 */
public record InstancePlan(
    String name,
    String strategy,
    boolean enabled,
    Optional<String> version,
    String account,
    Scope scope,
    int priority,
    SortedMap<String, String> parameters,
    GateSettings gates) {
  /** The order in which instances are asked. */
  public static final Comparator<InstancePlan> ORDER =
      Comparator.comparingInt(InstancePlan::priority).thenComparing(InstancePlan::name);

  private static final int AFTER_ALL_CONFIGURED = 1_000;

  /**
   * Freezes the parameters.
   *
   * @throws IllegalArgumentException if a gate that the scope needs is left out
   */
  public InstancePlan {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    scope.requireIn(gates.chain());
  }

  /**
   * An instance of a strategy about which nothing is configured: it and its account bear its name.
   */
  public static InstancePlan unconfigured(String strategy, GateSettings gates) {
    String name = strategy.replace('_', '-');
    return new InstancePlan(
        name,
        strategy,
        true,
        Optional.empty(),
        name,
        Scope.of("KXBTC15M", "KXBTCD"),
        AFTER_ALL_CONFIGURED,
        new TreeMap<>(Map.of()),
        gates);
  }
}
