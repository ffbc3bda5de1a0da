// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.Side;
import java.util.List;

/**
 * What an instance may trade.
 *
 * @param series it is asked about the markets of these series only
 * @param sides it may hold these sides only
 * @param hours it may want something in these hours only
 */
public record Scope(List<String> series, List<Side> sides, TradingHours hours) {
  /**
   * Freezes the lists.
   *
   * @throws IllegalArgumentException if it may trade nothing
   */
  public Scope {
    series = List.copyOf(series);
    sides = List.copyOf(sides);
    if (series.isEmpty() || sides.isEmpty()) {
      throw new IllegalArgumentException(
          "series and sides are never empty: an instance that may trade nothing is left out");
    }
  }

  /** Both sides, at any time. */
  public static Scope of(String... series) {
    return new Scope(List.of(series), List.of(Side.YES, Side.NO), TradingHours.ALWAYS);
  }

  /**
   * Checks that the gates which hold an instance within its scope are asked.
   *
   * @throws IllegalArgumentException naming the gate that is missing
   */
  public void requireIn(List<Gate> chain) {
    require(chain, Gate.SIDE, "sides", sides, !sides.containsAll(List.of(Side.values())));
    require(chain, Gate.HOURS, "hours", hours, !hours.equals(TradingHours.ALWAYS));
  }

  private static void require(
      List<Gate> chain, Gate gate, String setting, Object value, boolean needed) {
    if (needed && !chain.contains(gate)) {
      throw new IllegalArgumentException(
          "%s is %s, but gate %s, which sees to it, is left out of gates.chain: put it in"
              .formatted(setting, value, gate));
    }
  }
}
