// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.segment;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a tape holds.
 *
 * @param events how many
 * @param firstMs time of the first; 0 of an empty tape
 * @param lastMs time of the last
 * @param markets those whose outcome is on it, by opening, close and ticker: only they can be
 *     judged
 * @param unsettled how many others it names
 */
public record TapeOutline(
    long events, long firstMs, long lastMs, List<ListedMarket> markets, int unsettled) {
  private static final Comparator<ListedMarket> ORDER =
      Comparator.comparingLong(ListedMarket::openMs)
          .thenComparingLong(ListedMarket::closeMs)
          .thenComparing(ListedMarket::id);

  /** Freezes the list. */
  public TapeOutline {
    markets = List.copyOf(markets);
  }

  /**
   * Reads a tape once.
   *
   * @throws IllegalArgumentException if its offsets do not ascend: then it is not one tape
   */
  public static TapeOutline of(Iterator<TapeRecord> tape) {
    Map<MarketId, ListedMarket> listed = new TreeMap<>();
    Set<MarketId> settled = new TreeSet<>();
    long events = 0;
    long firstMs = 0;
    long lastMs = 0;
    long lastOffset = -1;
    while (tape.hasNext()) {
      TapeRecord next = tape.next();
      requireLater(lastOffset, next);
      lastOffset = next.offset();
      lastMs = next.event().timeMs();
      firstMs = events++ == 0 ? lastMs : firstMs;
      switch (next.event()) {
        case MarketUpdated e -> list(e.market(), listed);
        case KeyFrame e -> e.markets().forEach(state -> list(state.market(), listed));
        case MarketSettled e -> settled.add(e.market());
        default -> {}
      }
    }
    List<ListedMarket> judged =
        listed.values().stream().filter(m -> settled.contains(m.id())).sorted(ORDER).toList();
    return new TapeOutline(events, firstMs, lastMs, judged, listed.size() - judged.size());
  }

  private static void requireLater(long lastOffset, TapeRecord next) {
    if (next.offset() <= lastOffset) {
      throw new IllegalArgumentException(
          "after tape offset %d comes %d: name tapes of one recording, the earlier first"
              .formatted(lastOffset, next.offset()));
    }
  }

  private static void list(Market market, Map<MarketId, ListedMarket> listed) {
    listed.put(
        market.id(),
        new ListedMarket(market.id(), market.series(), market.openTimeMs(), market.closeTimeMs()));
  }
}
