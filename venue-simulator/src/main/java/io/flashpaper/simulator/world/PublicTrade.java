// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.UUID;

/**
 * A trade everyone sees.
 *
 * @param yesPrice the YES price in price units (1e-4 dollars)
 * @param count in hundredths of a contract
 * @param takerYes whether the taker bought YES
 */
public record PublicTrade(
    UUID id, String ticker, long atMs, int yesPrice, long count, boolean takerYes) {
  /** The same at another time. */
  public PublicTrade later(long byMs) {
    return new PublicTrade(id, ticker, atMs + byMs, yesPrice, count, takerYes);
  }
}
