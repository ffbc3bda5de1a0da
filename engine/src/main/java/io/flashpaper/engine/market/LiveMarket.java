// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.market;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.event.FeedHealth;
import java.util.Optional;

/**
 * One market as the tape has told it so far.
 *
 * @param market its description
 * @param book its book; empty while not to be trusted
 * @param volume contracts traded so far
 * @param openInterest contracts held
 * @param settlement its official outcome once known
 * @param health how far to trust what the tape says of it
 */
public record LiveMarket(
    Market market,
    Optional<Book> book,
    Quantity volume,
    Quantity openInterest,
    Optional<Settlement> settlement,
    FeedHealth health) {

  static LiveMarket listed(Market market) {
    return new LiveMarket(
        market,
        Optional.empty(),
        Quantity.ZERO,
        Quantity.ZERO,
        Optional.empty(),
        FeedHealth.NOT_GRADED);
  }

  /** K, the best YES bid; empty without a trusted book or without a bid. */
  public Optional<Price> k() {
    return book.flatMap(Book::k);
  }

  LiveMarket with(Market next) {
    return new LiveMarket(next, book, volume, openInterest, settlement, health);
  }

  LiveMarket with(Optional<Book> next) {
    return new LiveMarket(market, next, volume, openInterest, settlement, health);
  }

  LiveMarket with(Quantity nextVolume, Quantity nextOpenInterest) {
    return new LiveMarket(market, book, nextVolume, nextOpenInterest, settlement, health);
  }

  LiveMarket with(Settlement next) {
    return new LiveMarket(market, book, volume, openInterest, Optional.of(next), health);
  }

  LiveMarket with(FeedHealth next) {
    return new LiveMarket(market, book, volume, openInterest, settlement, next);
  }
}
