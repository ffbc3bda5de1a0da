// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.Ladder;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.venue.wire.Fields;
import java.util.HashMap;
import java.util.Map;

/** Price levels as Kalshi writes them. */
final class KalshiLevels {
  private KalshiLevels() {}

  /** A side's bids; a side without bids is not in the message at all. */
  static Ladder ladder(Fields message, String name, boolean complement) {
    if (!message.has(name)) {
      return Ladder.EMPTY;
    }
    Map<Price, Quantity> levels = new HashMap<>();
    message
        .pairs(name)
        .forEach(
            level -> {
              Price price = message.decode(name, level.first(), Price::of);
              levels.put(
                  complement ? price.complement() : price,
                  message.decode(name, level.second(), Quantity::of));
            });
    return Ladder.of(levels);
  }

  static Side side(String text) {
    return switch (text) {
      case "yes" -> Side.YES;
      case "no" -> Side.NO;
      default -> throw new IllegalArgumentException("no side: '" + text + "'");
    };
  }
}
