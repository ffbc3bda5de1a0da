// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.model.Book;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.util.Optional;

/**
 * What a held position is worth by the best bid of its own market and side, YES and NO alike: no
 * depth and no exit fee is thought of.
 *
 * @param bid the side's best bid
 * @param value what the contracts held would bring there
 * @param unrealised that less what is at stake in the trade: its cost and all fees so far, less
 *     what it has brought already
 */
public record Valuation(Price bid, Money value, Money unrealised) {
  /**
   * Values a position; empty where nobody bids for the side.
   *
   * @param held contracts still held
   * @param outlay what is at stake
   */
  public static Optional<Valuation> of(Side side, Quantity held, Money outlay, Book book) {
    return book.bestBid(side).map(bid -> of(bid, held, outlay));
  }

  /** Values a position at its side's best bid. */
  public static Valuation of(Price bid, Quantity held, Money outlay) {
    Money value = held.times(bid);
    return new Valuation(bid, value, value.minus(outlay));
  }
}
