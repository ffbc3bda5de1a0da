// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many in any minute. */
final class Pace {
  private static final long MINUTE_MS = 60_000;

  private final int perMinute;
  private final Deque<Long> taken = new ArrayDeque<>();

  Pace(int perMinute) {
    this.perMinute = perMinute;
  }

  /** How long the next one must wait. */
  long waitMs(long nowMs) {
    while (!taken.isEmpty() && nowMs - taken.getFirst() >= MINUTE_MS) {
      taken.removeFirst();
    }
    return taken.size() < perMinute ? 0 : MINUTE_MS - (nowMs - taken.getFirst());
  }

  /** One goes now. */
  void take(long nowMs) {
    taken.addLast(nowMs);
  }
}
