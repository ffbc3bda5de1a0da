// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.Ladder;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.venue.wire.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Price levels as Kalshi writes them. */
final class KalshiLevels {
  private KalshiLevels() {}

  /** The finest step of any of the venue's price structures: $0.0001. */
  private static final long FINEST_STEP_MICROS = 100;

  /** A side's bids; a price that comes twice is refused. */
  static Ladder ladder(Fields message, String name, boolean complement) {
    Map<Price, Quantity> levels = new HashMap<>();
    message
        .pairs(name)
        .forEach(
            level -> {
              Price price = message.decode(name, level.first(), KalshiLevels::price);
              Quantity quantity = message.quantity(name, level.second());
              if (levels.put(complement ? price.complement() : price, quantity) != null) {
                throw message.wrong(name, "a list of different prices", level.first() + " twice");
              }
            });
    return Ladder.of(levels);
  }

  /** A side's bids as the REST interface writes them: from the worst to the best. */
  static Ladder ascending(Fields message, String name) {
    List<Price> prices =
        message
            .pairs(name)
            .map(level -> message.decode(name, level.first(), KalshiLevels::price))
            .toList();
    for (int i = 1; i < prices.size(); i++) {
      if (!prices.get(i).isAbove(prices.get(i - 1))) {
        throw message.wrong(name, "ascending", prices.get(i) + " after " + prices.get(i - 1));
      }
    }
    return ladder(message, name, false);
  }

  /** A price at which one can trade: above $0, below $1, on the finest grid there is. */
  static Price price(String text) {
    Price price = Price.of(text);
    if (price.equals(Price.ZERO)
        || price.equals(Price.ONE)
        || price.micros() % FINEST_STEP_MICROS != 0) {
      throw new IllegalArgumentException("no price to trade at");
    }
    return price;
  }

  static Side side(String text) {
    return switch (text) {
      case "yes" -> Side.YES;
      case "no" -> Side.NO;
      default -> throw new IllegalArgumentException("no side: '" + text + "'");
    };
  }
}
