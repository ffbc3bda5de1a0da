// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.EntryOrders.Placement;
import io.flashpaper.engine.execution.matching.TickGrid;
import io.flashpaper.model.Book;
import io.flashpaper.model.Price;
import io.flashpaper.model.PriceBand;
import io.flashpaper.model.Side;
import java.util.List;
import java.util.Optional;

/** The price at which an order that is to rest is placed, so that it takes nothing. */
final class RestingPrice {
  private static final List<PriceBand> WHOLE_CENTS =
      List.of(new PriceBand(Price.ZERO, Price.ONE, Price.ofCents(1)));

  /** Parts of a contract trade at whole $0.0001 only. */
  private static final long STEP_MICROS = 100;

  private final Side side;
  private final Book book;
  private final TickGrid ticks;

  /**
   * Prices for a side.
   *
   * @param bands the market's; whole cents where the venue has not said
   */
  RestingPrice(Side side, Book book, List<PriceBand> bands) {
    this.side = side;
    this.book = book;
    this.ticks = new TickGrid(bands.isEmpty() ? WHOLE_CENTS : bands);
  }

  /** The price; empty where nobody bids yet, or nothing is left below the best offer. */
  Optional<Price> of(Placement placement, Price limit) {
    return candidate(placement, limit)
        .map(price -> lower(price, limit))
        .map(price -> belowTheOffer().map(most -> lower(price, most)).orElse(price))
        .map(price -> ticks.buying(side, price))
        .map(price -> new Price(price.micros() - price.micros() % STEP_MICROS))
        .filter(price -> price.micros() > 0);
  }

  private Optional<Price> candidate(Placement placement, Price limit) {
    return switch (placement) {
      case BEST_BID -> book.bestBid(side);
      case IMPROVE -> book.bestBid(side).map(this::nextTick);
      case LIMIT -> Optional.of(limit);
    };
  }

  private Price nextTick(Price bid) {
    return bid.isBelow(Price.ONE) ? ticks.selling(side, new Price(bid.micros() + 1)) : bid;
  }

  /** The highest tick that takes nothing from the best offer. */
  private Optional<Price> belowTheOffer() {
    return book.bestAsk(side)
        .map(ask -> ticks.buying(side, new Price(Math.max(0, ask.micros() - 1))));
  }

  private static Price lower(Price one, Price other) {
    return one.isBelow(other) ? one : other;
  }
}
