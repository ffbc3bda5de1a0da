// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.world.Market;
import java.time.Duration;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The books of the recent past, before anybody hears of them. Read on any thread. */
final class BookHistory {
  private final Map<String, Deque<Truth.Moment>> books = new ConcurrentHashMap<>();
  private volatile long keptMs;

  /** Begins to keep this much world time, with the books as they are. */
  void keep(Duration world, Collection<Market> markets, long nowMs) {
    keptMs = world.toMillis();
    add(markets, nowMs);
  }

  /** These books are no longer what they were. */
  void add(Collection<Market> moved, long nowMs) {
    if (keptMs == 0) {
      return;
    }
    for (Market market : moved) {
      Deque<Truth.Moment> moments =
          books.computeIfAbsent(market.ticker(), _ -> new ConcurrentLinkedDeque<>());
      moments.add(new Truth.Moment(nowMs, Truth.model(market.book())));
      forget(moments, nowMs - keptMs);
    }
  }

  /** What held at the beginning of the time kept stays. */
  private static void forget(Deque<Truth.Moment> moments, long beforeMs) {
    while (moments.size() > 1) {
      Truth.Moment first = moments.poll();
      Truth.Moment second = moments.peek();
      if (first != null && (second == null || second.fromMs() > beforeMs)) {
        moments.addFirst(first);
        return;
      }
    }
  }

  Iterable<Truth.Moment> of(String ticker) {
    Deque<Truth.Moment> moments = books.get(ticker);
    return moments == null ? List.of() : moments::descendingIterator;
  }
}
