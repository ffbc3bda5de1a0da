// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

import java.util.Objects;

/**
 * Decimal text to and from {@code long} fixed point, exactly: what cannot be held is refused, never
 * rounded.
 */
public final class FixedPoint {
  /** Decimals of prices and money: micro-dollars. */
  public static final int MICRO_DECIMALS = 6;

  /** Decimals of contract counts: hundredths. */
  public static final int QUANTITY_DECIMALS = 2;

  private FixedPoint() {}

  /**
   * Reads a decimal such as {@code "0.9600"} or {@code "-54"} as a multiple of {@code
   * 10^-decimals}. Trailing zeros beyond the scale are accepted; other digits there are refused.
   *
   * @param text an optional minus, digits, optionally a point and digits; no exponent, no blanks
   * @param decimals 0 to 9
   * @throws IllegalArgumentException if the text is no such decimal, has too many decimals, or does
   *     not fit a {@code long}
   */
  public static long parse(String text, int decimals) {
    Objects.requireNonNull(text, "text");
    int length = text.length();
    boolean negative = length > 0 && text.charAt(0) == '-';
    int position = negative ? 1 : 0;
    long value = 0;
    int digits = 0;
    int scale = -1;
    for (; position < length; position++) {
      char c = text.charAt(position);
      if (c == '.' && scale < 0) {
        scale = 0;
      } else if (c >= '0' && c <= '9') {
        digits++;
        value = append(text, value, c - '0', scale >= decimals);
        scale = scale < 0 || scale >= decimals ? scale : scale + 1;
      } else {
        throw new IllegalArgumentException("not a decimal number: '" + text + "'");
      }
    }
    if (digits == 0) {
      throw new IllegalArgumentException("not a decimal number: '" + text + "'");
    }
    for (int i = Math.max(scale, 0); i < decimals; i++) {
      value = append(text, value, 0, false);
    }
    return negative ? -value : value;
  }

  private static long append(String text, long value, int digit, boolean beyondScale) {
    if (beyondScale) {
      if (digit != 0) {
        throw new IllegalArgumentException("too many decimals: '" + text + "'");
      }
      return value;
    }
    try {
      return Math.addExact(Math.multiplyExact(value, 10), digit);
    } catch (ArithmeticException overflow) {
      throw new IllegalArgumentException("number too large: '" + text + "'", overflow);
    }
  }

  /**
   * Writes a fixed-point value with exactly {@code decimals} decimals, such as {@code "0.960000"}.
   *
   * @param value the value in units of {@code 10^-decimals}
   * @param decimals 0 to 18
   */
  public static String format(long value, int decimals) {
    if (decimals == 0) {
      return Long.toString(value);
    }
    String digits = value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
    StringBuilder text = new StringBuilder(digits.length() + decimals + 3);
    if (value < 0) {
      text.append('-');
    }
    int whole = digits.length() - decimals;
    if (whole <= 0) {
      text.append("0.").repeat('0', -whole).append(digits);
    } else {
      text.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
    }
    return text.toString();
  }
}
