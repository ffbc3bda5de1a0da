// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.net.RecentIds;
import io.flashpaper.venue.kalshi.KalshiFrame.Print;

/** Which of a market's trades were told, as far back as it matters. */
final class KnownTrades {
  private static final int MOST = 8000;

  /** A trade of the far future must not hide those that come before it. */
  private static final long MOST_AHEAD_MS = 60_000;

  private final RecentIds<String> ids = new RecentIds<>(MOST);
  private long sinceMs;

  /** Trades before this time do not matter. */
  KnownTrades(long sinceMs) {
    this.sinceMs = sinceMs;
  }

  /** The time of the latest one, or that before which none matters. */
  long sinceMs() {
    return sinceMs;
  }

  void startNoLaterThan(long timeMs) {
    sinceMs = Math.min(sinceMs, timeMs);
  }

  boolean knows(String tradeId) {
    return ids.knows(tradeId);
  }

  /** Remembers it; false if it was known. */
  boolean takeIfNew(Print print, long nowMs) {
    if (print.venueTimeMs() <= nowMs + MOST_AHEAD_MS) {
      sinceMs = Math.max(sinceMs, print.venueTimeMs());
    }
    return ids.isNew(print.tradeId());
  }
}
