// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.fees.FeeRole;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.matching.BookWalk;
import io.flashpaper.engine.execution.matching.ConsumedLiquidity;
import io.flashpaper.engine.execution.matching.Slice;
import io.flashpaper.execution.live.LiveMoment.Sight;
import io.flashpaper.model.Book;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What contracts would bring, were all of them sold now: from the best bid down, as the engine
 * sells. What the book does not want counts at its last bid, so that a book that is thin for a
 * moment does not make a position worthless.
 *
 * @param proceeds before the fee
 * @param fee a taker's by the market's curve, rounded up to the micro-dollar
 */
record SaleNow(Money proceeds, Money fee) {
  private static final int MICRO_DECIMALS = 6;

  /** What a sale brings; empty where nobody bids for the side. */
  static Optional<SaleNow> of(Sight market, Side side, Quantity held, long timeMs) {
    return market
        .live()
        .book()
        .filter(book -> !book.bids(side).isEmpty())
        .map(book -> of(levels(market, book, side, held, timeMs), fees(market, timeMs)));
  }

  private static SaleNow of(List<Slice> levels, FeeSchedule fees) {
    return new SaleNow(
        levels.stream()
            .map(level -> level.quantity().times(level.price()))
            .reduce(Money.ZERO, Money::plus),
        rounded(
            levels.stream()
                .map(level -> fees.modelFee(level.quantity(), level.price()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)));
  }

  private static FeeSchedule fees(Sight market, long timeMs) {
    return FeeSchedule.of(market.live().market().fees(), FeeRole.TAKER, timeMs);
  }

  private static List<Slice> levels(
      Sight market, Book book, Side side, Quantity held, long timeMs) {
    List<Slice> levels =
        new ArrayList<>(
            new BookWalk(market.live().market().id(), book, ConsumedLiquidity.NONE, timeMs)
                .sell(side, Price.ZERO, held));
    Quantity sold = levels.stream().map(Slice::quantity).reduce(Quantity.ZERO, Quantity::plus);
    if (!sold.equals(held)) {
      Slice last = levels.removeLast();
      levels.add(new Slice(last.bid(), last.price(), last.quantity().plus(held.minus(sold))));
    }
    return levels;
  }

  private static Money rounded(BigDecimal dollars) {
    return new Money(
        dollars.movePointRight(MICRO_DECIMALS).setScale(0, RoundingMode.CEILING).longValueExact());
  }

  /** What is left of it. */
  Money net() {
    return proceeds.minus(fee);
  }
}
