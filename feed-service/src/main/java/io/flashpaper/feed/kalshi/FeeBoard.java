// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.model.MarketFees;
import io.flashpaper.venue.kalshi.ListedMarket;
import io.flashpaper.venue.kalshi.SaidFees;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the venue says of fees, by series and event, put together for each market. */
final class FeeBoard {
  private final SortedMap<String, SaidFees> bySeries = new TreeMap<>();
  private final SortedMap<String, Map<String, SaidFees>> byEvent = new TreeMap<>();

  /** What a series charges. */
  void series(String series, SaidFees said) {
    bySeries.put(series, said);
  }

  /** What the events of a series charge instead; events that are not among them, nothing else. */
  void events(String series, SortedMap<String, SaidFees> said) {
    byEvent.put(series, said);
  }

  /** What a market charges; empty until its series was read. */
  Optional<MarketFees> of(ListedMarket market) {
    String series = market.market().series();
    SaidFees event =
        byEvent.getOrDefault(series, Map.of()).getOrDefault(market.event(), SaidFees.NOTHING);
    return event
        .or(bySeries.getOrDefault(series, SaidFees.NOTHING))
        .ofMarket(market.feesWaivedUntilMs());
  }
}
