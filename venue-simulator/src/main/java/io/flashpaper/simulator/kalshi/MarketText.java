// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import io.flashpaper.simulator.wire.WireText;
import io.flashpaper.simulator.world.Market;
import io.flashpaper.simulator.world.MarketSpec;
import io.flashpaper.simulator.world.Series;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The English of a market: titles and rules, in New York time. */
final class MarketText {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final DateTimeFormatter TIME = format("h:mm a zzz");
  private static final DateTimeFormatter HOUR = format("h a zzz");
  private static final DateTimeFormatter DAY = format("MMM d, uuuu");

  private MarketText() {}

  static String title(MarketSpec spec) {
    return switch (spec.series()) {
      case KXBTC15M -> "BTC price up in next 15 mins?";
      case KXBTCD -> "Bitcoin price on " + at(DAY, spec.closeMs()) + "?";
    };
  }

  static String yesSubTitle(Market market) {
    return switch (market.spec().series()) {
      case KXBTC15M ->
          market.strikeCents().isPresent()
              ? "Target Price: $" + grouped(market.strikeCents().getAsLong(), 2)
              : "Target price: TBD";
      case KXBTCD -> roundOrAbove(market);
    };
  }

  static String noSubTitle(Market market) {
    return switch (market.spec().series()) {
      case KXBTC15M -> "Target price: TBD";
      case KXBTCD -> roundOrAbove(market);
    };
  }

  static String rulesPrimary(MarketSpec spec) {
    return switch (spec.series()) {
      case KXBTC15M ->
          "If the average of the sixty index values before "
              + at(TIME, spec.closeMs())
              + " on "
              + at(DAY, spec.closeMs())
              + " is at least the average of the sixty index values before "
              + at(TIME, spec.openMs())
              + " on "
              + at(DAY, spec.openMs())
              + ", then the market resolves to Yes.";
      case KXBTCD ->
          "If the average of the sixty index values before "
              + at(HOUR, spec.closeMs())
              + " on "
              + at(DAY, spec.closeMs())
              + " is above "
              + WireText.cents(spec.knownStrikeCents().orElseThrow())
              + ", then the market resolves to Yes.";
    };
  }

  static String rulesSecondary() {
    return "A simulated market: its index is invented or recorded, and nothing here can be traded.";
  }

  static String strikeType(Series series) {
    return switch (series) {
      case KXBTC15M -> "greater_or_equal";
      case KXBTCD -> "greater";
    };
  }

  private static String roundOrAbove(Market market) {
    return "$" + grouped((market.strikeCents().orElseThrow() + 1) / 100 * 100, 0) + " or above";
  }

  private static String grouped(long cents, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", cents / 100.0);
  }

  private static String at(DateTimeFormatter format, long ms) {
    return format.format(Instant.ofEpochMilli(ms));
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(NEW_YORK);
  }
}
