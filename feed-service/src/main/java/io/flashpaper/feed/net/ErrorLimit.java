// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

/** When errors are too many to go on: so many in a row, or so many within a minute. */
public final class ErrorLimit {
  private static final long MINUTE_MS = 60_000;

  private final int inARow;
  private final int inAMinute;
  private int row;
  private int minute;
  private long minuteBeganMs = Long.MIN_VALUE;

  private ErrorLimit(int inARow, int inAMinute) {
    this.inARow = inARow;
    this.inAMinute = inAMinute;
  }

  /** For messages that cannot be read: ten in a row, sixty within a minute. */
  public static ErrorLimit ofGarbage() {
    return new ErrorLimit(10, 60);
  }

  /** For messages that are missing: twenty times within a minute. */
  public static ErrorLimit ofGaps() {
    return new ErrorLimit(Integer.MAX_VALUE, 20);
  }

  /** All is well for once. */
  public void good() {
    row = 0;
  }

  /** Another error; true if that is too much. */
  public boolean bad(long nowMs) {
    if (minuteBeganMs == Long.MIN_VALUE || Math.abs(nowMs - minuteBeganMs) >= MINUTE_MS) {
      minuteBeganMs = nowMs;
      minute = 0;
    }
    minute++;
    return ++row >= inARow || minute >= inAMinute;
  }
}
