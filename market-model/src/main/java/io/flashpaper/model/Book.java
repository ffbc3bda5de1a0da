// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One market's order book at one moment: the resting YES bids and NO bids. Immutable.
 *
 * <p>There are no asks on the wire: a YES ask at {@code p} is a NO bid at {@code 1 - p}, and the
 * other way round.
 *
 * @param yesBids the YES side's bids
 * @param noBids the NO side's bids, in NO prices
 */
public record Book(Ladder yesBids, Ladder noBids) {
  /** A book without bids. */
  public static final Book EMPTY = new Book(Ladder.EMPTY, Ladder.EMPTY);

  /** The bids of one side. */
  public Ladder bids(Side side) {
    return side == Side.YES ? yesBids : noBids;
  }

  /** The best price at which {@code side} can be sold. */
  public Optional<Price> bestBid(Side side) {
    return bids(side).best();
  }

  /** The best price at which {@code side} can be bought: the complement of the other side's bid. */
  public Optional<Price> bestAsk(Side side) {
    return bids(side.opposite()).best().map(Price::complement);
  }

  /** K: the best YES bid. */
  public Optional<Price> k() {
    return bestBid(Side.YES);
  }

  /**
   * Best YES ask minus best YES bid in micro-dollars; the same for both sides, negative if the book
   * is crossed, empty if either side has no bid.
   */
  public OptionalLong spreadMicros() {
    if (yesBids.isEmpty() || noBids.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(1_000_000 - yesBids.price(0).micros() - noBids.price(0).micros());
  }

  /** Whether the best bids of both sides reach $1 together: impossible in a healthy book. */
  public boolean isCrossed() {
    OptionalLong spread = spreadMicros();
    return spread.isPresent() && spread.getAsLong() <= 0;
  }

  /** This book after a signed change of one level; see {@link Ladder#changed}. */
  public Book changed(Side side, Price price, long deltaHundredths) {
    Ladder changed = bids(side).changed(price, deltaHundredths);
    return side == Side.YES ? new Book(changed, noBids) : new Book(yesBids, changed);
  }
}
