// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A market object of the REST API.
 *
 * @param updated when the venue last changed it; tells a cached answer from a new one
 * @param shard the part of the exchange it trades on, if the venue says it
 * @param event the ticker of the event it belongs to; empty if the venue does not say it
 * @param feesWaivedUntilMs until when its fees are waived, if they are
 */
public record ListedMarket(
    Market market,
    Quantity volume,
    Quantity openInterest,
    Optional<Settlement> settlement,
    Instant updated,
    OptionalInt shard,
    String event,
    OptionalLong feesWaivedUntilMs) {
  public MarketId id() {
    return market.id();
  }
}
