// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.strategy.api.Strategy;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A strategy with its parameters, the account it trades for and the markets it looks at.
 *
 * @param name as configured; part of its signals' ids
 * @param origin which plugin it came from
 * @param account the paper account
 * @param priority of two instances the one with the lower number is served first, by name where
 *     they are equal
 * @param scope what it may trade
 * @param gates what its wishes must pass
 * @param strategy made with its parameters
 * @param meter counts the work of the strategy's code
 */
public record StrategyInstance(
    String name,
    Origin origin,
    String account,
    int priority,
    Scope scope,
    GateSettings gates,
    Strategy<?> strategy,
    WorkMeter meter) {
  /** Where nothing else is said. */
  public static final int USUAL_PRIORITY = 100;

  /**
   * Checks that the gates see to the scope.
   *
   * @throws IllegalArgumentException naming the gate that is missing
   */
  public StrategyInstance {
    scope.requireIn(gates.chain());
  }

  /** An instance whose work nobody counts: for trusted code and for tests. */
  public StrategyInstance(
      String name,
      Origin origin,
      String account,
      Scope scope,
      GateSettings gates,
      Strategy<?> strategy) {
    this(name, origin, account, USUAL_PRIORITY, scope, gates, strategy, WorkMeter.NONE);
  }

  /**
   * A plugin.
   *
   * @param strategy its id
   * @param version its version
   * @param sha256 of its jar, in hexadecimal
   * @param parameters as configured, by kebab-case name
   * @param settings everything else that is configured of the instance, by the configuration's
   *     names: for the record, nothing is decided by it
   */
  public record Origin(
      String strategy,
      String version,
      String sha256,
      SortedMap<String, String> parameters,
      SortedMap<String, String> settings) {
    /** Freezes parameters and settings. */
    public Origin {
      parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
      settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** A plugin whose instance was not made of settings. */
    public Origin(
        String strategy, String version, String sha256, SortedMap<String, String> parameters) {
      this(strategy, version, sha256, parameters, new TreeMap<>());
    }

    /** A plugin with all parameters at their defaults. */
    public Origin(String strategy, String version, String sha256) {
      this(strategy, version, sha256, new TreeMap<>());
    }
  }
}
