// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.tapes;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** From one book to another by changes of single levels, as a venue's stream tells it. */
final class BookSteps {
  private BookSteps() {}

  /** What goes first, so that the book is never crossed on the way. */
  static List<BookDelta> between(Book from, Book to, long timeMs, MarketId market) {
    List<BookDelta> deltas = new ArrayList<>();
    for (Side side : Side.values()) {
      TreeMap<Price, Long> changes = new TreeMap<>();
      levels(from.bids(side), -1, changes);
      levels(to.bids(side), 1, changes);
      changes.forEach(
          (price, change) -> {
            if (change != 0) {
              deltas.add(new BookDelta(timeMs, market, side, price, change));
            }
          });
    }
    deltas.sort(Comparator.comparingInt(delta -> delta.deltaHundredths() < 0 ? 0 : 1));
    return deltas;
  }

  private static void levels(Ladder ladder, int sign, TreeMap<Price, Long> changes) {
    for (int rank = 0; rank < ladder.depth(); rank++) {
      changes.merge(ladder.price(rank), sign * ladder.quantity(rank).hundredths(), Long::sum);
    }
  }
}
