// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.matching;

import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an account took from displayed levels, so that it never takes the same contracts twice. A
 * level that vanishes is forgotten, one that shrinks limits what is remembered, and after {@value
 * #KEPT_MS} ms all is forgotten.
 *
 * @param levels one entry a level, oldest first
 */
public record ConsumedLiquidity(List<Consumed> levels) {
  /** Nothing taken. */
  public static final ConsumedLiquidity NONE = new ConsumedLiquidity(List.of());

  private static final long KEPT_MS = 30_000;

  /** Freezes the list. */
  public ConsumedLiquidity {
    levels = List.copyOf(levels);
  }

  /** Whether nothing is remembered. */
  public boolean isEmpty() {
    return levels.isEmpty();
  }

  /** How much of what a level displays can still be taken. */
  public Quantity available(
      MarketId market, Side side, Price price, Quantity displayed, long timeMs) {
    return find(market, side, price)
        .filter(taken -> !isOld(taken, timeMs))
        .map(taken -> displayed.minus(taken.quantity().min(displayed)))
        .orElse(displayed);
  }

  private Optional<Consumed> find(MarketId market, Side side, Price price) {
    return levels.stream().filter(taken -> taken.isAt(market, side, price)).findFirst();
  }

  private static boolean isOld(Consumed taken, long timeMs) {
    return timeMs - taken.atMs() > KEPT_MS;
  }

  /** After taking from a level. */
  public ConsumedLiquidity taking(
      MarketId market, Side side, Price price, Quantity quantity, long timeMs) {
    List<Consumed> next = new ArrayList<>(levels);
    Optional<Consumed> known = find(market, side, price);
    known.ifPresent(next::remove);
    Quantity before =
        known.filter(taken -> !isOld(taken, timeMs)).map(Consumed::quantity).orElse(Quantity.ZERO);
    next.add(new Consumed(market, side, price, before.plus(quantity), timeMs));
    return new ConsumedLiquidity(next);
  }

  /** After a market's book changed to {@code book}. */
  public ConsumedLiquidity refreshed(MarketId market, Book book, long timeMs) {
    List<Consumed> next = new ArrayList<>();
    for (Consumed taken : levels) {
      Quantity left =
          taken.market().equals(market)
              ? taken.quantity().min(book.bids(taken.side()).quantityAt(taken.price()))
              : taken.quantity();
      if (!left.isZero() && !isOld(taken, timeMs)) {
        next.add(new Consumed(taken.market(), taken.side(), taken.price(), left, taken.atMs()));
      }
    }
    return next.equals(levels) ? this : new ConsumedLiquidity(next);
  }
}
