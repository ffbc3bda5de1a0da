// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/**
 * A trade on a spot exchange.
 *
 * @param size in 1e-8 bitcoin
 * @param takerBuys whether the taker bought
 */
public record VenueTrade(Venue venue, long atMs, long priceCents, long size, boolean takerBuys) {}
