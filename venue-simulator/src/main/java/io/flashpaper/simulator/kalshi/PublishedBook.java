// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import io.flashpaper.simulator.world.Book;
import io.flashpaper.simulator.world.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

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
    List<Change> changes = new ArrayList<>();
    compare(true, yes, book.yes(), changes);
    compare(false, no, book.no(), changes);
    if (!changes.isEmpty()) {
      yes = new TreeMap<>(book.yes());
      no = new TreeMap<>(book.no());
    }
    return changes;
  }

  /** Vanished levels first, so that no reader ever sees a crossed book. */
  private static void compare(
      boolean yesSide,
      NavigableMap<Integer, Long> before,
      NavigableMap<Integer, Long> after,
      List<Change> changes) {
    for (Map.Entry<Integer, Long> level : before.entrySet()) {
      if (!after.containsKey(level.getKey())) {
        changes.addFirst(new Change(yesSide, level.getKey(), -level.getValue()));
      }
    }
    for (Map.Entry<Integer, Long> level : after.entrySet()) {
      long delta = level.getValue() - before.getOrDefault(level.getKey(), 0L);
      if (delta != 0) {
        changes.add(new Change(yesSide, level.getKey(), delta));
      }
    }
  }
}
