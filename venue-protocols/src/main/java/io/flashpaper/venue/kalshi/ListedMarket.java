// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import java.time.Instant;
import java.util.Optional;

/**
 * A market object of the REST API.
 *
 * @param updated when the venue last changed it; tells a cached answer from a new one
 */
public record ListedMarket(
    Market market,
    Quantity volume,
    Quantity openInterest,
    Optional<Settlement> settlement,
    Instant updated) {
  public MarketId id() {
    return market.id();
  }
}
