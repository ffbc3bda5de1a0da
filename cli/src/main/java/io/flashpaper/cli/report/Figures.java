// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Amounts, prices, rates and spans as people read them; what is missing is N/A. */
public final class Figures {
  static final String MISSING = "N/A";
  private static final int CENTS = 2;

  private Figures() {}

  /** Such as {@code $76,494.99}. */
  static String dollars(@Nullable BigDecimal amount) {
    return amount == null ? MISSING : String.format(Locale.ROOT, "$%,.2f", cents(amount));
  }

  /** Such as {@code $+0.00}. */
  static String signedDollars(@Nullable BigDecimal amount) {
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

  static String plain(@Nullable BigDecimal number) {
    return number == null ? MISSING : number.stripTrailingZeros().toPlainString();
  }

  /** Wins of so many trades, such as {@code 66.7%}; of none, {@code 0.0%}. */
  static String winRate(long wins, long trades) {
    BigDecimal percent =
        trades == 0
            ? BigDecimal.ZERO
            : BigDecimal.valueOf(wins * 100)
                .divide(BigDecimal.valueOf(trades), 1, RoundingMode.HALF_EVEN);
    return String.format(Locale.ROOT, "%.1f%%", percent);
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

  static String text(@Nullable String text) {
    return text == null ? MISSING : text;
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(CENTS, RoundingMode.HALF_EVEN);
  }
}
