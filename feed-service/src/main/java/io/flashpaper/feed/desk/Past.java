// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import java.util.List;
import java.util.Set;

/**
 * What the tape held when we started.
 *
 * @param board the markets it told of
 * @param lastTimeMs the time of its last event; 0 if it was empty
 * @param tradeIds the public trades it told of lately, in its last minute at least
 */
public record Past(MarketBoard board, long lastTimeMs, Set<String> tradeIds) {
  /** Freezes the set. */
  public Past {
    tradeIds = Set.copyOf(tradeIds);
  }

  /** A tape that told of no trade. */
  public Past(MarketBoard board, long lastTimeMs) {
    this(board, lastTimeMs, Set.of());
  }

  /** An empty tape. */
  public static Past none() {
    return new Past(new MarketBoard(), 0);
  }

  /** The markets whose outcome it does not know. */
  public List<LiveMarket> unsettled() {
    return board.all().stream().filter(market -> market.settlement().isEmpty()).toList();
  }
}
