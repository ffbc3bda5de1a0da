// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.matching;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;

/**
 * Contracts that were taken from a displayed level, which the public book still shows.
 *
 * @param side whose bids they were
 * @param price the bid's price in that side's prices
 * @param atMs tape time of the last taking
 */
public record Consumed(MarketId market, Side side, Price price, Quantity quantity, long atMs) {
  boolean isAt(MarketId otherMarket, Side otherSide, Price otherPrice) {
    return side == otherSide && price.equals(otherPrice) && market.equals(otherMarket);
  }
}
