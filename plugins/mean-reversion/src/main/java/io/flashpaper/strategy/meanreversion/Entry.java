// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.api.MarketView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * From a rule that holds to a want: buys one side at its offer and a little more.
 *
 * @param code the want's reason
 * @param side what to buy
 * @param slippage added to the offer to make the limit
 * @param minModelEdge the model must see at least this after the fee; zero asks no model
 */
record Entry(String code, Side side, Price slippage, Price minModelEdge) {
  private static final long HIGHEST_LIMIT_MICROS = 990_000;

  /** Wants the side until a time, unless nobody offers it or the model objects. */
  Desire at(MarketView market, long untilMs, List<Fact> facts) {
    Optional<Price> offer = market.book().flatMap(book -> book.bestAsk(side));
    if (offer.isEmpty()) {
      return none("NO_OFFER", facts.toArray(Fact[]::new));
    }
    long limit = offer.get().micros() + slippage.micros();
    return new Desire.Want(
        side,
        new Price(Math.min(limit, HIGHEST_LIMIT_MICROS)),
        untilMs,
        OptionalLong.empty(),
        new Reason(code, facts));
  }

  static Desire none(String code, Fact... facts) {
    return new Desire.Indifferent(Reason.of(code, facts));
  }
}
