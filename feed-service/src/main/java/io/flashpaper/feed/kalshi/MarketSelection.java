// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.model.Market;
import io.flashpaper.venue.kalshi.ListedMarket;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * Which of a series' markets to follow: those that close next and, shortly before they open, those
 * that open next; of many strikes the few nearest to the index.
 *
 * @param strikes how many strikes of one close time
 * @param leadMs how long before its opening a market is followed
 */
record MarketSelection(int strikes, long leadMs) {
  /** Of the open markets. */
  List<ListedMarket> current(List<ListedMarket> open, OptionalLong indexMicros, long nowMs) {
    List<ListedMarket> trading =
        open.stream().filter(m -> m.market().closeTimeMs() > nowMs).toList();
    return nearest(soonest(trading, Market::closeTimeMs), indexMicros);
  }

  /** Of the markets that have not opened yet. */
  List<ListedMarket> upcoming(List<ListedMarket> unopened, OptionalLong indexMicros, long nowMs) {
    List<ListedMarket> close =
        unopened.stream()
            .filter(m -> m.market().closeTimeMs() > nowMs)
            .filter(m -> m.market().openTimeMs() <= nowMs + leadMs)
            .toList();
    return nearest(soonest(close, Market::closeTimeMs), indexMicros);
  }

  private static List<ListedMarket> soonest(
      List<ListedMarket> markets, ToLongFunction<Market> time) {
    OptionalLong first = markets.stream().mapToLong(m -> time.applyAsLong(m.market())).min();
    return markets.stream()
        .filter(m -> time.applyAsLong(m.market()) == first.orElseThrow())
        .toList();
  }

  private List<ListedMarket> nearest(List<ListedMarket> markets, OptionalLong indexMicros) {
    if (markets.size() <= strikes) {
      return markets;
    }
    if (indexMicros.isEmpty()) {
      return List.of();
    }
    long index = indexMicros.getAsLong();
    return markets.stream()
        .filter(m -> m.market().strikeMicros().isPresent())
        .sorted(
            Comparator.comparingLong((ListedMarket m) -> distance(m, index))
                .thenComparing(ListedMarket::id))
        .limit(strikes)
        .toList();
  }

  private static long distance(ListedMarket market, long index) {
    return Math.abs(market.market().strikeMicros().orElseThrow() - index);
  }
}
