// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.venue.kalshi.ListedMarket;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The markets we follow, from before they open until their outcome is final and was looked at again
 * for corrections.
 */
final class FollowedMarkets {
  private static final long TOLD_LATE_MS = 30_000;

  private final SortedMap<MarketId, FollowedMarket> markets = new TreeMap<>();
  private final long leadMs;

  /** Markets are streamed from so long before their opening. */
  FollowedMarkets(long leadMs) {
    this.leadMs = leadMs;
  }

  /** Follows a market of an earlier run. */
  void resume(LiveMarket live, long nowMs) {
    markets.put(
        live.market().id(),
        FollowedMarket.resumed(
            live.market(), live.volume(), live.openInterest(), live.settlement(), nowMs));
  }

  boolean contains(MarketId id) {
    return markets.containsKey(id);
  }

  Optional<Market> find(MarketId id) {
    return Optional.ofNullable(markets.get(id)).map(FollowedMarket::market);
  }

  /** All of them, by ticker. */
  Collection<FollowedMarket> all() {
    return markets.values();
  }

  /** Takes what the venue says; the market, unless what we know is newer. */
  Optional<FollowedMarket> accept(ListedMarket seen, long nowMs) {
    FollowedMarket known = markets.get(seen.id());
    if (known == null) {
      FollowedMarket first = new FollowedMarket(seen, nowMs);
      markets.put(seen.id(), first);
      return Optional.of(first);
    }
    return known.accept(seen, nowMs) ? Optional.of(known) : Optional.empty();
  }

  /** The markets that trade now, by ticker. */
  List<MarketId> trading(long nowMs) {
    return trading(nowMs, 0);
  }

  /** The markets that trade now or will shortly: their data are to flow when they open. */
  List<MarketId> streamed(long nowMs) {
    return trading(nowMs, leadMs);
  }

  /** The markets that trade, or will within so many milliseconds. */
  List<MarketId> trading(long nowMs, long beforeMs) {
    return around(nowMs, beforeMs, 0)
        .filter(m -> m.status() != MarketStatus.CLOSED && m.status() != MarketStatus.SETTLED)
        .map(Market::id)
        .toList();
  }

  /** The same, and those that closed a moment ago: trades are still told of these. */
  List<MarketId> traded(long nowMs, long beforeMs) {
    return around(nowMs, beforeMs, TOLD_LATE_MS).map(Market::id).toList();
  }

  private Stream<Market> around(long nowMs, long beforeMs, long afterMs) {
    return markets.values().stream()
        .map(FollowedMarket::market)
        .filter(m -> m.openTimeMs() - beforeMs <= nowMs && nowMs < m.closeTimeMs() + afterMs);
  }

  /** The market to be read next on its own, if one is due; of equals, the one not read longest. */
  Optional<MarketId> nextRead(long nowMs) {
    return markets.values().stream()
        .filter(m -> m.nextReadMs(nowMs) <= nowMs)
        .min(
            Comparator.<FollowedMarket>comparingLong(m -> m.nextReadMs(nowMs))
                .thenComparingLong(FollowedMarket::lastReadMs))
        .map(m -> m.market().id());
  }

  /** It was asked about. */
  void asked(MarketId id, long nowMs) {
    Optional.ofNullable(markets.get(id)).ifPresent(m -> m.asked(nowMs));
  }

  /** It is to be read at the next opportunity. */
  void readSoon(MarketId id) {
    Optional.ofNullable(markets.get(id)).ifPresent(FollowedMarket::readSoon);
  }

  /** Forgets the markets of which nothing more is to come. */
  void forgetFinished(long nowMs) {
    markets.values().removeIf(m -> m.isFinal() && m.nextReadMs(nowMs) == ReadingPlan.NEVER);
  }
}
