// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.strategy.api.Strategy;
import java.util.List;

/**
 * A strategy with its parameters, the account it trades for and the markets it looks at.
 *
 * @param name as configured; part of its signals' ids
 * @param origin which plugin it came from
 * @param account the paper account
 * @param series it is asked about the markets of these series only
 * @param gates what its wishes must pass
 * @param strategy made with its parameters
 */
public record StrategyInstance(
    String name,
    Origin origin,
    String account,
    List<String> series,
    GateSettings gates,
    Strategy<?> strategy) {
  /** Freezes the list. */
  public StrategyInstance {
    series = List.copyOf(series);
  }

  /**
   * A plugin.
   *
   * @param strategy its id
   * @param version its version
   * @param sha256 of its jar, in hexadecimal
   */
  public record Origin(String strategy, String version, String sha256) {}
}
