// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import io.flashpaper.strategy.api.Change;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prices as they came, each at its own time, no further back than the longest window. */
final class PlainSamples {
  private final long longestMs;
  private final TreeMap<Long, Long> prices = new TreeMap<>();

  PlainSamples(long longestMs) {
    this.longestMs = longestMs;
  }

  /** Takes the next price; of one moment the last counts. */
  void accept(long timeMs, long price) {
    prices.put(timeMs, price);
    prices.headMap(timeMs - longestMs).clear();
  }

  /** The change since the oldest price from a time on; empty if there is only the latest. */
  Optional<Change> change(long fromMs) {
    Map.Entry<Long, Long> latest = prices.lastEntry();
    Map.Entry<Long, Long> oldest = prices.ceilingEntry(fromMs);
    return oldest == null || oldest.getKey().equals(latest.getKey())
        ? Optional.empty()
        : Optional.of(new Change(oldest.getValue(), latest.getValue()));
  }

  /** All prices from a time on, the oldest first. */
  long[] since(long fromMs) {
    return prices.tailMap(fromMs).values().stream().mapToLong(Long::longValue).toArray();
  }
}
