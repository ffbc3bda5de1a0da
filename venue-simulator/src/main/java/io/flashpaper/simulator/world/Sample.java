// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.Optional;

/**
 * One moment of a recording.
 *
 * @param price the index in dollars, above 0
 * @param quote what the market showed, if that was recorded
 */
public record Sample(long atMs, double price, Optional<Quote> quote) {
  /**
   * A market's recorded touch.
   *
   * @param bid best YES bid in price units, 0 if there was none
   * @param ask best YES ask in price units, one dollar if there was none
   * @param volume contracts traded so far
   */
  public record Quote(String ticker, int bid, int ask, long volume) {
    /** Whether both sides were quoted. */
    boolean twoSided() {
      return bid > 0 && ask < PriceGrid.ONE;
    }
  }
}
