// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.venue.kalshi.ListedMarket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Markets as the venue might list them. */
final class Listings {
  static final Settlement YES =
      new Settlement(Settlement.Result.YES, Price.ONE, OptionalLong.of(5_000_000));
  static final Settlement NO =
      new Settlement(Settlement.Result.NO, Price.ZERO, OptionalLong.of(4_000_000));

  private Listings() {}

  static ListedMarket market(
      String ticker,
      MarketStatus status,
      long openMs,
      long closeMs,
      OptionalLong strike,
      long updatedMs) {
    Market market =
        new Market(
            new MarketId(ticker),
            "S",
            status,
            StrikeRule.GREATER,
            strike,
            openMs,
            closeMs,
            List.of());
    return new ListedMarket(
        market,
        Quantity.ZERO,
        Quantity.ZERO,
        Optional.empty(),
        Instant.ofEpochMilli(updatedMs),
        OptionalInt.of(2),
        "E",
        OptionalLong.empty());
  }

  /** An open market with a strike. */
  static ListedMarket open(String ticker, long openMs, long closeMs) {
    return market(ticker, MarketStatus.OPEN, openMs, closeMs, OptionalLong.of(1), openMs + 700);
  }

  static ListedMarket with(ListedMarket before, MarketStatus status, long updatedMs) {
    return new ListedMarket(
        before.market().withStatus(status),
        before.volume(),
        before.openInterest(),
        before.settlement(),
        Instant.ofEpochMilli(updatedMs),
        before.shard(),
        before.event(),
        before.feesWaivedUntilMs());
  }

  static ListedMarket settled(ListedMarket before, Settlement outcome, long updatedMs) {
    return new ListedMarket(
        before.market().withStatus(MarketStatus.SETTLED),
        before.volume(),
        before.openInterest(),
        Optional.of(outcome),
        Instant.ofEpochMilli(updatedMs),
        before.shard(),
        before.event(),
        before.feesWaivedUntilMs());
  }
}
