// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import java.util.List;
import java.util.Optional;

/**
 * The markets' lives: writes what changed, and only what changed. A market opens and closes by its
 * own times, since the venue announces neither.
 */
final class MarketDesk {
  private final WrittenMarkets markets;
  private long nextTurnMs = Long.MIN_VALUE;

  MarketDesk(WrittenMarkets markets) {
    this.markets = markets;
  }

  /** Takes what the venue says; its outcome if that is news. */
  Optional<Settlement> seen(FeedEvent.MarketSeen seen, long nowMs) {
    Market market = atTime(seen.market(), nowMs);
    Optional<LiveMarket> known = markets.find(market.id());
    if (known.isEmpty() || !known.get().market().equals(market)) {
      markets.write(new MarketUpdated(nowMs, market));
      nextTurnMs = Long.MIN_VALUE;
    }
    totals(market.id(), seen.volume(), seen.openInterest(), nowMs);
    Optional<Settlement> news =
        seen.settlement()
            .filter(outcome -> !get(market.id()).settlement().equals(Optional.of(outcome)));
    news.ifPresent(outcome -> markets.write(new MarketSettled(nowMs, market.id(), outcome)));
    return news;
  }

  private LiveMarket get(MarketId id) {
    return markets.find(id).orElseThrow();
  }

  /** Totals only rise; an older answer that comes late is passed over. */
  void totals(MarketId id, Quantity volume, Quantity openInterest, long nowMs) {
    Optional<LiveMarket> known = markets.find(id);
    if (known.isEmpty() || volume.compareTo(known.get().volume()) < 0) {
      return;
    }
    if (!volume.equals(known.get().volume()) || !openInterest.equals(known.get().openInterest())) {
      markets.write(new MarketStats(nowMs, id, volume, openInterest));
    }
  }

  void traded(FeedEvent.Traded t, long nowMs) {
    if (markets.find(t.market()).isPresent()) {
      markets.write(
          new PublicTrade(
              nowMs,
              t.market(),
              t.tradeId(),
              t.takerSide(),
              t.yesPrice(),
              t.quantity(),
              t.venueTimeMs(),
              t.block()));
    }
  }

  /** When a market opens or closes next. */
  long nextTurnMs() {
    return nextTurnMs;
  }

  /** Opens and closes what is due; false if nothing could be. */
  boolean turn(long nowMs) {
    if (nowMs < nextTurnMs) {
      return false;
    }
    for (LiveMarket live : markets.all()) {
      Market market = atTime(live.market(), nowMs);
      if (!market.equals(live.market())) {
        markets.write(new MarketUpdated(nowMs, market));
      }
    }
    nextTurnMs =
        markets.all().stream()
            .mapToLong(live -> nextTurn(live.market()))
            .min()
            .orElse(Long.MAX_VALUE);
    return true;
  }

  private static long nextTurn(Market market) {
    return switch (market.status()) {
      case UNOPENED -> market.openTimeMs();
      case OPEN, PAUSED -> market.closeTimeMs();
      case CLOSED, SETTLED -> Long.MAX_VALUE;
    };
  }

  private static Market atTime(Market market, long nowMs) {
    return switch (market.status()) {
      case UNOPENED, OPEN, PAUSED -> {
        if (nowMs >= market.closeTimeMs()) {
          yield market.withStatus(MarketStatus.CLOSED);
        }
        boolean opens = market.status() == MarketStatus.UNOPENED && nowMs >= market.openTimeMs();
        yield opens ? market.withStatus(MarketStatus.OPEN) : market;
      }
      case CLOSED, SETTLED -> market;
    };
  }

  /** The markets a new reader must know, by ticker. */
  List<MarketState> states() {
    return markets.all().stream()
        .filter(live -> live.settlement().isEmpty())
        .map(l -> new MarketState(l.market(), l.book(), l.volume(), l.openInterest(), l.health()))
        .toList();
  }
}
