// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The markets being looked at: trading or paused, unsettled, before their close and not further
 * from it than the horizon. Whether a market is one of them depends on the board and the time
 * alone.
 */
final class OpenMarkets {
  private final MarketBoard board;
  private final long horizonMs;
  private final SortedMap<MarketId, Cause> births = new TreeMap<>();
  private long nextChangeMs = Long.MAX_VALUE;

  OpenMarkets(MarketBoard board, long horizonMs) {
    this.board = board;
    this.horizonMs = horizonMs;
  }

  /** What a refresh changed, each by ticker. */
  record Changes(List<MarketId> closed, List<Market> opened) {}

  /** Whether time alone has opened or closed a market. */
  boolean isDue(long timeMs) {
    return timeMs >= nextChangeMs;
  }

  Changes refresh(Cause cause) {
    Changes changes = new Changes(new ArrayList<>(), new ArrayList<>());
    nextChangeMs = Long.MAX_VALUE;
    for (LiveMarket live : board.all()) {
      Market market = live.market();
      boolean is = isOpen(live, cause.timeMs());
      boolean was = births.containsKey(market.id());
      if (is && !was) {
        births.put(market.id(), cause);
        changes.opened.add(market);
      } else if (was && !is) {
        births.remove(market.id());
        changes.closed.add(market.id());
      }
      note(market.closeTimeMs(), cause.timeMs());
      note(market.closeTimeMs() - horizonMs, cause.timeMs());
    }
    return changes;
  }

  private void note(long changeMs, long timeMs) {
    if (changeMs > timeMs) {
      nextChangeMs = Math.min(nextChangeMs, changeMs);
    }
  }

  private boolean isOpen(LiveMarket live, long timeMs) {
    long toClose = live.market().msToClose(timeMs);
    MarketStatus status = live.market().status();
    return (status == MarketStatus.OPEN || status == MarketStatus.PAUSED)
        && live.settlement().isEmpty()
        && toClose > 0
        && toClose <= horizonMs;
  }

  /** The markets open as of the last refresh. */
  Set<MarketId> markets() {
    return births.keySet();
  }

  /** When the oldest market still open was born; {@code now} if none is open. */
  Cause oldestBirth(Cause now) {
    return births.values().stream().min(Comparator.comparingLong(Cause::offset)).orElse(now);
  }
}
