// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.status;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts attempts within a sliding window, and tells when there is room for another. */
public final class AttemptBudget {
  private final int limit;
  private final Duration window;
  private final Deque<Long> attempts = new ArrayDeque<>();

  /** Sixty attempts within ten minutes: less than half of what the strictest venue bans for. */
  public static AttemptBudget usual() {
    return new AttemptBudget(60, Duration.ofMinutes(10));
  }

  /** A budget of which nothing is used. */
  public AttemptBudget(int limit, Duration window) {
    this.limit = limit;
    this.window = window;
  }

  /** One more attempt. */
  public synchronized void spend(long nowMs) {
    forget(nowMs);
    attempts.addLast(nowMs);
  }

  /** When the next attempt may be made: now, or when the window lets go of enough old ones. */
  public synchronized long nextMs(long nowMs) {
    forget(nowMs);
    return attempts.size() < limit ? nowMs : attempts.getFirst() + window.toMillis();
  }

  /** How much is used now. */
  public synchronized Attempts used(long nowMs) {
    forget(nowMs);
    return new Attempts(attempts.size(), limit, window);
  }

  private void forget(long nowMs) {
    while (!attempts.isEmpty() && attempts.getFirst() <= nowMs - window.toMillis()) {
      attempts.removeFirst();
    }
  }
}
