// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as venues write them. */
public final class WireText {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private WireText() {}

  /** A fixed-point number: {@code value / 10^scale} with exactly {@code scale} digits. */
  public static String fixed(long value, int scale) {
    long unit = 1;
    for (int i = 0; i < scale; i++) {
      unit *= 10;
    }
    StringBuilder text = new StringBuilder(20);
    if (value < 0) {
      text.append('-');
    }
    long magnitude = Math.abs(value);
    text.append(magnitude / unit).append('.');
    String fraction = Long.toString(magnitude % unit);
    for (int i = fraction.length(); i < scale; i++) {
      text.append('0');
    }
    return text.append(fraction).toString();
  }

  /** A price of 1e-4 dollars, such as {@code 0.5600}. */
  public static String dollars(long units) {
    return fixed(units, 4);
  }

  /** A count of hundredths of a contract, such as {@code 12.00}. */
  public static String count(long hundredths) {
    return fixed(hundredths, 2);
  }

  /** Cents as dollars, such as {@code 76500.12}. */
  public static String cents(long cents) {
    return fixed(cents, 2);
  }

  /** An amount of 1e-8 bitcoin, such as {@code 0.01338800}. */
  public static String bitcoin(long satoshis) {
    return fixed(satoshis, 8);
  }

  /** RFC 3339 with six digits. */
  public static String micros(long epochMs) {
    return MICROS.format(Instant.ofEpochMilli(epochMs));
  }

  /** RFC 3339 with as many digits as there are. */
  public static String time(long epochMs) {
    return Instant.ofEpochMilli(epochMs).toString();
  }
}
