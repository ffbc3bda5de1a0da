// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

/** When what cannot be read is too much to go on: ten in a row, or sixty within a minute. */
public final class GarbageLimit {
  private static final int IN_A_ROW = 10;
  private static final int IN_A_MINUTE = 60;
  private static final long MINUTE_MS = 60_000;

  private int row;
  private int minute;
  private long minuteBeganMs = Long.MIN_VALUE;

  /** A message that could be read came. */
  public void good() {
    row = 0;
  }

  /** One that could not be read came; true if that is too much. */
  public boolean bad(long nowMs) {
    if (minuteBeganMs == Long.MIN_VALUE || Math.abs(nowMs - minuteBeganMs) >= MINUTE_MS) {
      minuteBeganMs = nowMs;
      minute = 0;
    }
    minute++;
    return ++row >= IN_A_ROW || minute >= IN_A_MINUTE;
  }
}
