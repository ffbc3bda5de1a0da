// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.FeedHealth;
import java.util.Optional;

/** One market as it stands at the moment. */
public interface MarketView {
  /** What the venue says of it. */
  Market market();

  /** Its book; empty while it is not to be trusted. */
  Optional<Book> book();

  /** Contracts traded so far. */
  Quantity volume();

  /**
   * How far the feed trusts what it says of this market: a grade, how the data reach us, and a
   * sentence why. {@link FeedHealth#NOT_GRADED}, a POOR one, until the feed has graded it. Each
   * change is a {@link Trigger.FeedHealthChanged}. An example: {@code FAIR, WS, "not audited yet"}.
   */
  FeedHealth health();

  /** K, the best YES bid; empty without a trusted book or without a bid. */
  default Optional<Price> k() {
    return book().flatMap(Book::k);
  }
}
