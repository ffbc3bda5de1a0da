// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

/** Counts within the running minute of tape time. */
final class MinuteCount {
  private static final long MINUTE_MS = 60_000;

  private long minute = Long.MIN_VALUE;
  private int count;

  /** One more; how many that makes in its minute. */
  int add(long timeMs) {
    long now = Math.floorDiv(timeMs, MINUTE_MS);
    count = now == minute ? count + 1 : 1;
    minute = now;
    return count;
  }

  void clear() {
    count = 0;
  }
}
