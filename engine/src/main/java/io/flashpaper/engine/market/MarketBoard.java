// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.market;

import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All markets the tape has named, folded event by event. Markets that settled are forgotten one
 * hour of tape after their close.
 *
 * <p>An event about a market that was never described is ignored: the reader began in the middle,
 * and the next key frame will tell. A delta that the book cannot take leaves the book untrusted
 * until its next snapshot.
 */
public final class MarketBoard {
  private static final long KEPT_AFTER_CLOSE_MS = 3_600_000;

  private final SortedMap<MarketId, LiveMarket> markets = new TreeMap<>();

  /** Takes the next event of the tape. */
  public void accept(TapeEvent event) {
    switch (event) {
      case MarketUpdated e -> {
        LiveMarket known = markets.get(e.market().id());
        markets.put(
            e.market().id(),
            known == null ? LiveMarket.listed(e.market()) : known.with(e.market()));
        forgetBefore(e.timeMs() - KEPT_AFTER_CLOSE_MS);
      }
      case BookSnapshot e -> change(e.market(), market -> market.with(Optional.of(e.book())));
      case BookDelta e -> change(e.market(), market -> market.with(changed(market.book(), e)));
      case BookInvalidated e -> change(e.market(), market -> market.with(Optional.<Book>empty()));
      case MarketStats e -> change(e.market(), market -> market.with(e.volume(), e.openInterest()));
      case MarketGraded e -> change(e.market(), market -> market.with(e.health()));
      case MarketSettled e -> change(e.market(), market -> market.with(e.settlement()));
      case KeyFrame e -> e.markets().forEach(this::restore);
      case IndexTick _, OfficialIndexTick _, PublicTrade _, FeedModeChanged _, Heartbeat _ -> {}
    }
  }

  private void restore(MarketState state) {
    LiveMarket known = markets.get(state.market().id());
    markets.put(
        state.market().id(),
        new LiveMarket(
            state.market(),
            state.book(),
            state.volume(),
            state.openInterest(),
            known == null ? Optional.empty() : known.settlement(),
            state.health()));
  }

  private void change(MarketId id, UnaryOperator<LiveMarket> step) {
    markets.computeIfPresent(id, (_, market) -> step.apply(market));
  }

  private static Optional<Book> changed(Optional<Book> book, BookDelta delta) {
    try {
      return book.map(b -> b.changed(delta.side(), delta.price(), delta.deltaHundredths()));
    } catch (IllegalArgumentException corrupt) {
      return Optional.empty();
    }
  }

  private void forgetBefore(long timeMs) {
    markets.values().removeIf(m -> m.settlement().isPresent() && m.market().closeTimeMs() < timeMs);
  }

  /** The market with this ticker, if the tape has named it. */
  public Optional<LiveMarket> find(MarketId id) {
    return Optional.ofNullable(markets.get(id));
  }

  /** All markets by ticker. */
  public Collection<LiveMarket> all() {
    return Collections.unmodifiableCollection(markets.values());
  }
}
