// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/**
 * A trade on a spot exchange.
 *
 * @param size in 1e-8 bitcoin
 * @param takerBuys whether the taker bought
 */
public record VenueTrade(Venue venue, long atMs, long priceCents, long size, boolean takerBuys) {
  /** The same at another time. */
  public VenueTrade later(long byMs) {
    return new VenueTrade(venue, atMs + byMs, priceCents, size, takerBuys);
  }
}
