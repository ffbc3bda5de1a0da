// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.venue.kalshi.ListedMarket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The markets we follow, from before they open until their outcome is final. */
final class FollowedMarkets {
  private record Followed(Market market, Instant updated) {}

  private final SortedMap<MarketId, Followed> markets = new TreeMap<>();

  /** Follows a market of an earlier run. */
  void resume(Market market) {
    markets.put(market.id(), new Followed(market, Instant.EPOCH));
  }

  boolean contains(MarketId id) {
    return markets.containsKey(id);
  }

  Optional<Market> find(MarketId id) {
    return Optional.ofNullable(markets.get(id)).map(Followed::market);
  }

  /** Takes what the venue says; false if we knew something newer. */
  boolean accept(ListedMarket seen) {
    Followed known = markets.get(seen.id());
    if (known != null && seen.updated().isBefore(known.updated())) {
      return false;
    }
    if (seen.settlement().isPresent()) {
      markets.remove(seen.id());
    } else {
      markets.put(seen.id(), new Followed(seen.market(), seen.updated()));
    }
    return true;
  }

  /** The markets that trade now, by ticker. */
  List<MarketId> trading(long nowMs) {
    return markets.values().stream()
        .map(Followed::market)
        .filter(m -> m.openTimeMs() <= nowMs && nowMs < m.closeTimeMs())
        .filter(m -> m.status() != MarketStatus.CLOSED)
        .map(Market::id)
        .toList();
  }

  /** The markets to be read one by one: past their close, or open without a strike. */
  List<MarketId> unclear(long nowMs) {
    return markets.values().stream()
        .map(Followed::market)
        .filter(m -> isOver(m, nowMs) || lacksStrike(m, nowMs))
        .map(Market::id)
        .toList();
  }

  private static boolean isOver(Market m, long nowMs) {
    return nowMs >= m.closeTimeMs()
        || m.status() == MarketStatus.CLOSED
        || m.status() == MarketStatus.SETTLED;
  }

  private static boolean lacksStrike(Market m, long nowMs) {
    return m.strikeMicros().isEmpty() && nowMs >= m.openTimeMs();
  }
}
