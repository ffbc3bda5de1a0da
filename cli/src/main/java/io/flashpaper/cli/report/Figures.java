// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.engine.execution.statistics.Wilson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Amounts, prices, rates and spans as people read them; what is missing is N/A. */
public final class Figures {
  /** What stands for what is missing. */
  public static final String MISSING = "N/A";

  private static final int CENTS = 2;
  private static final int AVERAGE_DIGITS = 4;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Figures() {}

  /** Such as {@code $76,494.99}. */
  public static String dollars(@Nullable BigDecimal amount) {
    return amount == null ? MISSING : String.format(Locale.ROOT, "$%,.2f", cents(amount));
  }

  /** Such as {@code 76,494.99}, in a column that says dollars. */
  static String amount(@Nullable BigDecimal amount) {
    return amount == null ? MISSING : String.format(Locale.ROOT, "%,.2f", cents(amount));
  }

  /** Such as {@code $+0.00}. */
  public static String signedDollars(@Nullable BigDecimal amount) {
    return amount == null ? MISSING : String.format(Locale.ROOT, "$%+,.2f", cents(amount));
  }

  /** Such as {@code +0.051%}. */
  static String signedPercent(@Nullable BigDecimal percent) {
    return percent == null
        ? MISSING
        : String.format(Locale.ROOT, "%+.3f%%", percent.setScale(3, RoundingMode.HALF_EVEN));
  }

  /** Such as {@code 0.48}; finer only when the price is. */
  static String price(@Nullable BigDecimal price) {
    if (price == null) {
      return MISSING;
    }
    BigDecimal plain = price.stripTrailingZeros();
    return plain.setScale(Math.max(plain.scale(), CENTS), RoundingMode.UNNECESSARY).toPlainString();
  }

  /** An average of prices, such as {@code 0.0588}: no finer than a hundredth of a cent. */
  public static String averagePrice(@Nullable BigDecimal price) {
    return price == null ? MISSING : price(price.setScale(AVERAGE_DIGITS, RoundingMode.HALF_EVEN));
  }

  /** Such as {@code 12.80}. */
  public static String contracts(@Nullable BigDecimal quantity) {
    return quantity == null ? MISSING : cents(quantity).toPlainString();
  }

  /** Such as {@code 83,634}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Such as {@code 2026-11-22 14:06:48}, in UTC, to the second. */
  public static String time(@Nullable Instant time) {
    return time == null ? MISSING : TIME.format(time);
  }

  /** A code as words, such as {@code stop loss} for {@code STOP_LOSS}. */
  public static String words(@Nullable String code) {
    return code == null ? MISSING : code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Wins of so many trades, such as {@code 66.7%}; of none, {@code 0.0%}. */
  public static String winRate(long wins, long trades) {
    BigDecimal percent =
        trades == 0
            ? BigDecimal.ZERO
            : BigDecimal.valueOf(wins * 100)
                .divide(BigDecimal.valueOf(trades), 1, RoundingMode.HALF_EVEN);
    return String.format(Locale.ROOT, "%.1f%%", percent);
  }

  /** Wins of so many trades, such as {@code 66.7% (95%: 20.8% to 93.9%)}. */
  public static String winRateAndInterval(long wins, long trades) {
    Wilson share = Wilson.of(wins, trades);
    return String.format(
        Locale.ROOT,
        "%s (95%%: %.1f%% to %.1f%%)",
        winRate(wins, trades),
        100 * share.low(),
        100 * share.high());
  }

  /** Such as {@code 1h 5m 0s}. */
  public static String span(Duration span) {
    StringBuilder text = new StringBuilder();
    if (span.toHours() > 0) {
      text.append(span.toHours()).append("h ");
    }
    if (span.toMinutes() > 0) {
      text.append(span.toMinutesPart()).append("m ");
    }
    return text.append(span.toSecondsPart()).append('s').toString();
  }

  /** What is said, or that it is missing. */
  public static String text(@Nullable String text) {
    return text == null ? MISSING : text;
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(CENTS, RoundingMode.HALF_EVEN);
  }
}
