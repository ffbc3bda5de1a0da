// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.FeedHealth;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

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

  /**
   * Tape time of the latest event that came from the venue, about whichever market: how long its
   * connection has been silent. Empty if it was silent for more than a minute. What the feed says
   * by itself (heartbeats, key frames, grades, lost books) does not count.
   */
  OptionalLong heardMs();

  /**
   * What YES is worth by the model, from the index, its volatility and the prints that are known
   * already. Empty where it cannot be said: two exchanges do not agree on an index or it is older
   * than 5 s, its volatility or the strike is not known, more than three prints of the last minute
   * were missed, the strike rule names more than one bound, or the market is at its close.
   */
  Optional<FairValue> fairValue();

  /**
   * What YES was worth so long ago: with the index and the prints as known then and the time that
   * was left then, but with the volatility of now, so that the difference to {@link #fairValue()}
   * is a move of the index and not of its measure. Empty if {@link #fairValue()} is, or if the
   * index of then is not known.
   *
   * @param ago 1 s to {@link Strategy#longestWindow()}
   */
  Optional<FairValue> fairValue(Duration ago);

  /** K, the best YES bid; empty without a trusted book or without a bid. */
  default Optional<Price> k() {
    return book().flatMap(Book::k);
  }
}
