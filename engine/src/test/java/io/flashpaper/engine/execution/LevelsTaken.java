// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one account can still take from each displayed level, kept as simply as can be beside the
 * engine: a level shows what it shows, less what was taken within 30 s and not refreshed since.
 */
final class LevelsTaken {
  private record Level(MarketId market, Side side, Price price) {}

  private record Taken(long hundredths, long atMs) {}

  private final MarketBoard board = new MarketBoard();
  private final Map<Level, Taken> taken = new HashMap<>();

  void accept(TapeEvent event) {
    board.accept(event);
    taken.replaceAll(
        (level, before) ->
            new Taken(Math.min(before.hundredths(), displayed(level)), before.atMs()));
    taken.values().removeIf(before -> before.hundredths() == 0);
  }

  private long displayed(Level level) {
    return book(level.market())
        .map(book -> book.bids(level.side()).quantityAt(level.price()).hundredths())
        .orElse(Long.MAX_VALUE);
  }

  Optional<Book> book(MarketId market) {
    return board.find(market).flatMap(LiveMarket::book);
  }

  /** Takes from a level; says how much more than there was. */
  long excess(MarketId market, Side side, Price price, long hundredths, long timeMs) {
    Level level = new Level(market, side, price);
    Taken before = taken.getOrDefault(level, new Taken(0, timeMs));
    long still = timeMs - before.atMs() > 30_000 ? 0 : before.hundredths();
    taken.put(level, new Taken(still + hundredths, timeMs));
    return still + hundredths - displayed(level);
  }
}
