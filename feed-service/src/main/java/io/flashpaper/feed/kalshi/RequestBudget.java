// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import java.util.random.RandomGenerator;

/**
 * How many requests the venue is asked to bear, over all kinds: fewer than three a second of world
 * time, and none for a while when it says that they are too many.
 */
final class RequestBudget {
  private static final long COST_MS = 350;
  private static final long FIRST_PAUSE_MS = 1000;
  private static final int MAX_DOUBLINGS = 4;

  private final long mostMs;
  private final RandomGenerator random;
  private long creditMs;
  private long lastMs = Long.MIN_VALUE;
  private long closedUntilMs = Long.MIN_VALUE;
  private int refusals;

  /**
   * A budget with room for one request.
   *
   * @param tickMs how much world time passes from one look at it to the next
   */
  RequestBudget(long tickMs, RandomGenerator random) {
    this.mostMs = Math.max(COST_MS, tickMs);
    this.creditMs = COST_MS;
    this.random = random;
  }

  /** Whether a request may be made now. */
  boolean hasRoom(long nowMs) {
    if (lastMs != Long.MIN_VALUE && nowMs > lastMs) {
      creditMs = Math.min(mostMs, creditMs + (nowMs - lastMs));
    }
    lastMs = Math.max(lastMs, nowMs);
    return nowMs >= closedUntilMs && creditMs >= COST_MS;
  }

  /** A request is made. */
  void spend() {
    creditMs -= COST_MS;
  }

  /** The venue says that it is asked too much: no request for a while, longer each time. */
  void tooMany(long nowMs) {
    long spanMs = FIRST_PAUSE_MS << Math.min(refusals, MAX_DOUBLINGS);
    refusals++;
    closedUntilMs = Math.max(closedUntilMs, nowMs + Jitter.halfOf(spanMs, random));
  }

  /** The venue answered as usual. */
  void fine(long nowMs) {
    if (nowMs >= closedUntilMs) {
      refusals = 0;
    }
  }
}
