// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.util.Optional;

/** One market as it stands at the moment. */
public interface MarketView {
  /** What the venue says of it. */
  Market market();

  /** Its book; empty while it is not to be trusted. */
  Optional<Book> book();

  /** Contracts traded so far. */
  Quantity volume();

  /** K, the best YES bid; empty without a trusted book or without a bid. */
  default Optional<Price> k() {
    return book().flatMap(Book::k);
  }
}
