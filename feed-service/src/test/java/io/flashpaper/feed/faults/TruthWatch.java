// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.faults;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.simulator.Truth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds every book on the tape against what it really was: each level must be what it was at some
 * moment of the recent past. So a book that is being changed level by level is right, one that is
 * older than the bound or was never so is wrong. Before its first moment a book was empty.
 */
final class TruthWatch {
  private static final int MOST_KEPT = 20;
  private static final long EVERY_MS = 1_000;

  private final Truth truth;
  private final Duration usualWindow;
  private final List<String> wrong = new ArrayList<>();
  private final Map<MarketId, Long> wrongSince = new HashMap<>();
  private long windowMs;
  private long toleratedMs;
  private long nextMs;

  TruthWatch(Truth truth, Duration usualWindow) {
    this.truth = truth;
    this.usualWindow = usualWindow;
    reset();
  }

  /** How old a level may be from now on. */
  synchronized void allow(Duration age) {
    windowMs = age.toMillis();
  }

  /** How long a book may be wrong from now on, where the venue itself lies plausibly. */
  synchronized void tolerate(Duration lie) {
    toleratedMs = lie.toMillis();
  }

  /** Strict again, and nothing known. */
  synchronized void reset() {
    windowMs = usualWindow.toMillis();
    toleratedMs = 0;
    wrong.clear();
    wrongSince.clear();
  }

  /** What was wrong since the last reset, the first few. */
  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }

  synchronized void judgeAllNowAndThen(Collection<LiveMarket> markets, long nowMs) {
    if (nowMs >= nextMs) {
      nextMs = nowMs + EVERY_MS;
      markets.forEach(market -> judge(market, nowMs));
    }
  }

  synchronized void judge(LiveMarket market, long nowMs) {
    MarketId id = market.market().id();
    Optional<String> difference =
        market.market().closeTimeMs() <= nowMs
            ? Optional.empty()
            : market.book().flatMap(book -> difference(id, book, nowMs));
    if (difference.isEmpty()) {
      wrongSince.remove(id);
      return;
    }
    long since = wrongSince.computeIfAbsent(id, _ -> nowMs);
    if (nowMs - since >= toleratedMs && wrong.size() < MOST_KEPT) {
      wrong.add(
          "%s at %d, wrong for %d ms: %s".formatted(id, nowMs, nowMs - since, difference.get()));
    }
  }

  private Optional<String> difference(MarketId id, Book book, long nowMs) {
    List<Book> recent = new ArrayList<>();
    boolean complete = false;
    for (Truth.Moment moment : truth.history(id.ticker())) {
      recent.add(moment.book());
      if (moment.book().equals(book)) {
        return Optional.empty();
      }
      if (moment.fromMs() <= nowMs - windowMs) {
        complete = true;
        break;
      }
    }
    if (!complete) {
      recent.add(Book.EMPTY);
    }
    return difference(Side.YES, book, recent).or(() -> difference(Side.NO, book, recent));
  }

  private static Optional<String> difference(Side side, Book book, List<Book> recent) {
    Ladder ours = book.bids(side);
    Ladder newest = recent.getFirst().bids(side);
    return wrongPrice(side, ours, ours, recent).or(() -> wrongPrice(side, newest, ours, recent));
  }

  private static Optional<String> wrongPrice(
      Side side, Ladder prices, Ladder ours, List<Book> recent) {
    for (int rank = 0; rank < prices.depth(); rank++) {
      Price price = prices.price(rank);
      Quantity here = ours.quantityAt(price);
      if (recent.stream().noneMatch(b -> b.bids(side).quantityAt(price).equals(here))) {
        Quantity there = recent.getFirst().bids(side).quantityAt(price);
        return Optional.of(
            "%s %s is %s on the tape, %s in truth, and never was in %d moments"
                .formatted(side, price, here, there, recent.size()));
      }
    }
    return Optional.empty();
  }
}
