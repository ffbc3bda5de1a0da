// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

/**
 * How often to ask, in world time. Lists may be 15 seconds old when they come, so asking for them
 * often is of little use, but around the quarter hours, when markets change.
 */
final class PollRhythm {
  static final long MARKET_PAUSE_MS = 400;
  static final long BOOK_PAUSE_MS = 1000;
  static final long TRADE_PAUSE_MS = 1000;
  static final long AUDIT_PAUSE_MS = 5000;
  static final long STATUS_PAUSE_MS = 10_000;
  static final long FEES_PAUSE_MS = 30_000;
  static final long WITHIN_ROUND_MS = 250;
  static final int BOOKS_AT_ONCE = 100;

  private static final long QUARTER_HOUR_MS = 900_000;
  private static final long USUAL_MS = 6000;
  private static final long BUSY_MS = 2000;
  private static final long BUSY_BEFORE_MS = 5000;
  private static final long BUSY_AFTER_MS = 20_000;

  private PollRhythm() {}

  /** The pause after a round of lists: shorter around a quarter hour, when markets change. */
  static long listPauseMs(long nowMs) {
    long intoQuarter = Math.floorMod(nowMs, QUARTER_HOUR_MS);
    boolean busy = intoQuarter <= BUSY_AFTER_MS || intoQuarter >= QUARTER_HOUR_MS - BUSY_BEFORE_MS;
    return busy ? BUSY_MS : USUAL_MS;
  }
}
