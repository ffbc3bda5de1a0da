// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a day, in UTC, in which something is wanted; they may pass midnight.
 *
 * @param from the first minute
 * @param to the first minute after; the same as {@code from} for the whole day
 */
public record TradingHours(LocalTime from, LocalTime to) {
  /** The whole day. */
  public static final TradingHours ALWAYS =
      new TradingHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  private static final long DAY_MS = 86_400_000;

  /**
   * Reads hours such as {@code 13:30-20:00} or {@code 22:00-02:00}; blank for always.
   *
   * @throws IllegalArgumentException saying what they should look like
   */
  public static TradingHours of(String text) {
    if (text.isBlank()) {
      return ALWAYS;
    }
    String[] ends = text.strip().split("-", -1);
    try {
      if (ends.length == 2) {
        TradingHours hours =
            new TradingHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        if (!hours.from.equals(hours.to)) {
          return hours;
        }
      }
    } catch (DateTimeParseException notATime) {
      throw unreadable(text, notATime);
    }
    throw unreadable(text, null);
  }

  private static IllegalArgumentException unreadable(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        ("hours are two different times of day in UTC such as 13:30-20:00, or nothing for always,"
                + " but are '%s'")
            .formatted(text),
        cause);
  }

  /** How long until the hours begin; 0 within them. */
  long msUntil(long timeMs) {
    long now = Math.floorMod(timeMs, DAY_MS);
    long begin = from.toNanoOfDay() / 1_000_000;
    long length = Math.floorMod(to.toNanoOfDay() / 1_000_000 - begin, DAY_MS);
    boolean within = length == 0 || Math.floorMod(now - begin, DAY_MS) < length;
    return within ? 0 : Math.floorMod(begin - now, DAY_MS);
  }

  @Override
  public String toString() {
    return equals(ALWAYS) ? "always" : from + "-" + to;
  }
}
