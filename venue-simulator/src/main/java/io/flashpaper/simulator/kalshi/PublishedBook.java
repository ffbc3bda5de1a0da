// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import io.flashpaper.simulator.world.Book;
import io.flashpaper.simulator.world.Market;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A market's book as the subscribers know it; the world's may be one tick ahead. */
final class PublishedBook {
  private final Market market;
  private NavigableMap<Integer, Long> yes = new TreeMap<>();
  private NavigableMap<Integer, Long> no = new TreeMap<>();

  PublishedBook(Market market) {
    this.market = market;
    catchUp();
  }

  /** One changed level; {@code price} is on the scale of its own side. */
  record Change(boolean yesSide, int price, long delta) {}

  Market market() {
    return market;
  }

  NavigableMap<Integer, Long> yes() {
    return yes;
  }

  NavigableMap<Integer, Long> no() {
    return no;
  }

  /** Takes over the world's book and tells the net change. */
  List<Change> catchUp() {
    Book book = market.book();
    List<Change> changes = changes(yes, book.yes(), true);
    changes.addAll(changes(no, book.no(), false));
    changes.sort(Comparator.comparingInt(change -> step(change, book)));
    if (!changes.isEmpty()) {
      yes = new TreeMap<>(book.yes());
      no = new TreeMap<>(book.no());
    }
    return changes;
  }

  /**
   * The order of a quote that moves without a hole: what rests below the old best comes first, then
   * what stands above the new best goes, then the new best comes, then the rest goes. So no reader
   * sees a crossed book, nor a best bid that is neither the old one, nor the new one, nor between.
   */
  private int step(Change change, Book book) {
    NavigableMap<Integer, Long> before = change.yesSide() ? yes : no;
    NavigableMap<Integer, Long> after = change.yesSide() ? book.yes() : book.no();
    if (after.containsKey(change.price())) {
      return !before.isEmpty() && change.price() <= before.lastKey() ? 0 : 2;
    }
    return after.isEmpty() || change.price() > after.lastKey() ? 1 : 3;
  }

  /** One side's changes, the best price first. */
  private static List<Change> changes(
      NavigableMap<Integer, Long> before, NavigableMap<Integer, Long> after, boolean yesSide) {
    TreeSet<Integer> prices = new TreeSet<>(before.keySet());
    prices.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (int price : prices.descendingSet()) {
      long delta = after.getOrDefault(price, 0L) - before.getOrDefault(price, 0L);
      if (delta != 0) {
        changes.add(new Change(yesSide, price, delta));
      }
    }
    return changes;
  }
}
