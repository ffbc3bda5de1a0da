// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.engine.signal.Gate.Reading;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.strategy.api.IndexView;
import io.flashpaper.strategy.api.MarketView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Judges a wish by what the tape alone can tell. */
public final class GateChain {
  private static final long DOLLAR = 1_000_000;

  private final GateSettings settings;
  private final Scope scope;

  /** A chain with these thresholds for an instance with this scope. */
  public GateChain(GateSettings settings, Scope scope) {
    this.settings = settings;
    this.scope = scope;
  }

  /** The gates in the order they are asked. */
  List<Gate> order() {
    return settings.chain();
  }

  /** The first gate that is closed now to a wish for a side. */
  public Optional<Reading> firstClosed(Side side, MarketView market, IndexView index, long timeMs) {
    for (Gate gate : settings.chain()) {
      Reading reading = read(gate, side, market, index, timeMs);
      if (!reading.open()) {
        return Optional.of(reading);
      }
    }
    return Optional.empty();
  }

  /** What every gate sees now of a wish for a side, in order. */
  public List<Reading> readings(Side side, MarketView market, IndexView index, long timeMs) {
    return settings.chain().stream().map(gate -> read(gate, side, market, index, timeMs)).toList();
  }

  private Reading read(Gate gate, Side side, MarketView view, IndexView index, long timeMs) {
    Market market = view.market();
    return switch (gate) {
      case MARKET_PAUSED -> flag(gate, market.status() == MarketStatus.OPEN);
      case HOURS -> atMost(gate, scope.hours().msUntil(timeMs), 0);
      case TIME_TO_CLOSE ->
          atLeast(gate, market.msToClose(timeMs), settings.minTimeToClose().toMillis());
      case MAX_TIME_TO_CLOSE ->
          atMost(
              gate,
              market.msToClose(timeMs),
              settings.maxTimeToClose().map(Duration::toMillis).orElse(Long.MAX_VALUE));
      case OPEN_WINDOW ->
          atLeast(gate, timeMs - market.openTimeMs(), settings.openWindow().toMillis());
      case CLOSE_WINDOW ->
          atLeast(gate, market.msToClose(timeMs), settings.closeWindow().toMillis());
      case BOOK_UNTRUSTED -> flag(gate, view.book().isPresent());
      case FEED_GRADE -> grade(view.health().grade());
      case SIDE -> flag(gate, scope.sides().contains(side));
      case SPREAD -> spread(view.book().orElse(Book.EMPTY));
      case VOLUME -> atLeast(gate, view.volume().hundredths(), settings.minVolume().hundredths());
      case INDEX_HEALTH -> health(index.status());
    };
  }

  private static Reading flag(Gate gate, boolean open) {
    return new Reading(gate, open ? 1 : 0, 1, open);
  }

  private static Reading atLeast(Gate gate, long value, long threshold) {
    return new Reading(gate, value, threshold, value >= threshold);
  }

  private static Reading atMost(Gate gate, long value, long threshold) {
    return new Reading(gate, value, threshold, value <= threshold);
  }

  /** As the venue quotes it: where nobody asks the ask is a dollar, where nobody bids the bid 0. */
  private Reading spread(Book book) {
    long ask = book.bestAsk(Side.YES).map(Price::micros).orElse(DOLLAR);
    long spread = ask - book.k().map(Price::micros).orElse(0L);
    long threshold = settings.maxSpread().micros();
    return new Reading(Gate.SPREAD, spread, threshold, spread > 0 && spread <= threshold);
  }

  private Reading grade(FeedGrade grade) {
    FeedGrade least = settings.minFeedGrade();
    return new Reading(Gate.FEED_GRADE, grade.ordinal(), least.ordinal(), grade.isAtLeast(least));
  }

  private static Reading health(IndexStatus status) {
    boolean open =
        switch (status) {
          case OK, DEGRADED -> true;
          case SINGLE, NONE, DISPUTED -> false;
        };
    return new Reading(Gate.INDEX_HEALTH, status.ordinal(), IndexStatus.DEGRADED.ordinal(), open);
  }
}
