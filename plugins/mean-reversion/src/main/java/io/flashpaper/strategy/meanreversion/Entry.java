// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.api.MarketView;
import java.util.ArrayList;
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
  private static final long DOLLAR = 1_000_000;
  private static final long HIGHEST_LIMIT_MICROS = 990_000;
  private static final long FEE_PERCENT = 7;
  private static final long HUNDRED_DOLLARS = 100 * DOLLAR;

  /** Wants the side until a time, unless nobody offers it or the model objects. */
  Desire at(MarketView market, long untilMs, List<Fact> facts) {
    Optional<Price> offer = market.book().flatMap(book -> book.bestAsk(side));
    if (offer.isEmpty()) {
      return none("NO_OFFER", facts.toArray(Fact[]::new));
    }
    OptionalLong worth = worth(market.fairValue());
    if (worth.isEmpty()) {
      return minModelEdge.micros() > 0
          ? none("NO_MODEL")
          : want(offer.get(), untilMs, worth, facts);
    }
    long edge = edge(worth.getAsLong(), offer.get().micros());
    Fact seen = new Fact("modelEdgeMicros", edge);
    if (minModelEdge.micros() > 0 && edge < minModelEdge.micros()) {
      return none("MODEL_EDGE", seen, new Fact("thresholdMicros", minModelEdge.micros()));
    }
    List<Fact> known = new ArrayList<>(facts);
    known.add(seen);
    return want(offer.get(), untilMs, worth, known);
  }

  private Desire want(Price offer, long untilMs, OptionalLong worth, List<Fact> facts) {
    long limit = Math.min(offer.micros() + slippage.micros(), HIGHEST_LIMIT_MICROS);
    return new Desire.Want(side, new Price(limit), untilMs, worth, new Reason(code, facts));
  }

  /** The probability that the side wins, if the model says one. */
  private OptionalLong worth(Optional<FairValue> fair) {
    if (fair.isEmpty()) {
      return OptionalLong.empty();
    }
    long yes = fair.get().clampedMicros();
    return OptionalLong.of(side == Side.YES ? yes : DOLLAR - yes);
  }

  /** What a contract is worth less its price and the venue's fee, which is rounded up. */
  static long edge(long worthMicros, long offerMicros) {
    long fee = Math.ceilDiv(FEE_PERCENT * offerMicros * (DOLLAR - offerMicros), HUNDRED_DOLLARS);
    return worthMicros - offerMicros - fee;
  }

  static Desire none(String code, Fact... facts) {
    return new Desire.Indifferent(Reason.of(code, facts));
  }
}
