// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketStatus;

/**
 * When a market is to be read on its own: at its opening until it has a strike, while it is halted,
 * and from its close until its outcome is final. Often at first, ever more seldom later.
 */
final class ReadingPlan {
  static final long NEVER = Long.MAX_VALUE;

  private static final long SECOND_MS = 1000;
  private static final long MINUTE_MS = 60_000;

  private ReadingPlan() {}

  /**
   * When a market whose outcome is not final is to be read next.
   *
   * @param lastMs when it was read last; the smallest value if never
   */
  static long nextMs(Market market, long lastMs, long nowMs) {
    if (isOver(market, nowMs)) {
      long closedMs = Math.min(market.closeTimeMs(), nowMs);
      return after(lastMs, afterClosePauseMs(nowMs - closedMs));
    }
    if (market.status() == MarketStatus.PAUSED) {
      return Math.min(after(lastMs, 5 * SECOND_MS), market.closeTimeMs());
    }
    if (market.strikeMicros().isEmpty()) {
      long since = nowMs - market.openTimeMs();
      return Math.max(market.openTimeMs(), after(lastMs, strikePauseMs(since)));
    }
    return market.closeTimeMs();
  }

  private static long after(long lastMs, long pauseMs) {
    return lastMs == Long.MIN_VALUE ? lastMs : lastMs + pauseMs;
  }

  private static boolean isOver(Market market, long nowMs) {
    return nowMs >= market.closeTimeMs()
        || market.status() == MarketStatus.CLOSED
        || market.status() == MarketStatus.SETTLED;
  }

  /** A strike comes within a second as a rule, and sometimes never. */
  private static long strikePauseMs(long sinceOpenMs) {
    if (sinceOpenMs < MINUTE_MS) {
      return SECOND_MS;
    }
    return sinceOpenMs < 5 * MINUTE_MS ? 5 * SECOND_MS : 30 * SECOND_MS;
  }

  /** An outcome comes after four seconds as a rule, and after some minutes at times. */
  private static long afterClosePauseMs(long sinceCloseMs) {
    if (sinceCloseMs < MINUTE_MS) {
      return SECOND_MS;
    }
    if (sinceCloseMs < 10 * MINUTE_MS) {
      return 5 * SECOND_MS;
    }
    return sinceCloseMs < 120 * MINUTE_MS ? 30 * SECOND_MS : 5 * MINUTE_MS;
  }

  /**
   * When a final outcome is to be looked at again, for it may be corrected: one minute, ten minutes
   * and an hour after it was first seen.
   *
   * @param looks how often it was looked at since
   */
  static long nextLookMs(long finalSinceMs, int looks) {
    return switch (looks) {
      case 0 -> finalSinceMs + MINUTE_MS;
      case 1 -> finalSinceMs + 10 * MINUTE_MS;
      case 2 -> finalSinceMs + 60 * MINUTE_MS;
      default -> NEVER;
    };
  }
}
