// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Tickers name the close in New York time; nothing else in the world knows that zone. */
public final class MarketTicker {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final DateTimeFormatter MINUTE = pattern("uuMMMddHHmm");
  private static final DateTimeFormatter HOUR = pattern("uuMMMddHH");

  private MarketTicker() {}

  static String event(Series series, long closeMs) {
    DateTimeFormatter format =
        switch (series) {
          case KXBTC15M -> MINUTE;
          case KXBTCD -> HOUR;
        };
    String close = format.format(Instant.ofEpochMilli(closeMs).atZone(NEW_YORK));
    return series.name() + "-" + close.toUpperCase(Locale.ROOT);
  }

  static String quarterHour(long closeMs) {
    String event = event(Series.KXBTC15M, closeMs);
    return event + "-" + event.substring(event.length() - 2);
  }

  static String above(long closeMs, long strikeCents) {
    return event(Series.KXBTCD, closeMs)
        + "-T"
        + strikeCents / 100
        + "."
        + String.format(Locale.ROOT, "%02d", strikeCents % 100);
  }

  /**
   * The close a fifteen-minute ticker names, in epoch milliseconds.
   *
   * @throws IllegalArgumentException if it is not such a ticker
   */
  public static long quarterHourClose(String ticker) {
    String[] parts = ticker.split("-", -1);
    if (parts.length != 3 || !parts[0].equals(Series.KXBTC15M.name())) {
      throw new IllegalArgumentException(
          "expected a ticker like KXBTC15M-26FEB021315-15, but got " + ticker);
    }
    try {
      return LocalDateTime.parse(parts[1], MINUTE).atZone(NEW_YORK).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a ticker like KXBTC15M-26FEB021315-15, but got " + ticker, e);
    }
  }

  private static DateTimeFormatter pattern(String text) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(text)
        .toFormatter(Locale.ENGLISH);
  }
}
