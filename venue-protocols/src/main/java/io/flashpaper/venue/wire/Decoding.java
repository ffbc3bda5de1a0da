// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.wire;

import io.flashpaper.model.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * From texts and numbers to values within reason. What is not is an {@code
 * IllegalArgumentException} or an {@code ArithmeticException}, and never costs much: a number with
 * an exponent of a billion is not written out.
 */
final class Decoding {
  private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int MOST_DIGITS = 64;

  /** No bitcoin costs a hundred million dollars; beyond that our arithmetic would not hold. */
  private static final long MOST_MICROS = 100_000_000L * 1_000_000;

  /** No market has a million million contracts. */
  private static final long MOST_HUNDREDTHS = 1_000_000_000_000L * 100;

  private Decoding() {}

  /** Micros of a decimal, exactly; not negative. */
  static long micros(String text) {
    return believable(FixedPoint.parse(text, 6));
  }

  /** Micros of a number, exactly; not negative. */
  static long micros(BigDecimal number) {
    return micros(number, RoundingMode.UNNECESSARY);
  }

  /** Micros of a decimal of any length, rounded half up; not negative. */
  static long roundedMicros(String text) {
    if (text.length() > MOST_DIGITS) {
      throw new IllegalArgumentException("too many digits");
    }
    return micros(new BigDecimal(text), RoundingMode.HALF_UP);
  }

  private static long micros(BigDecimal value, RoundingMode rounding) {
    if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
      throw new IllegalArgumentException("too large, too small or too exact");
    }
    return believable(value.movePointRight(6).setScale(0, rounding).longValueExact());
  }

  private static long believable(long micros) {
    if (micros > MOST_MICROS) {
      throw new IllegalArgumentException("more than a hundred million dollars");
    }
    return notNegative(micros);
  }

  /** Hundredths of a contract of a decimal; of either sign. */
  static long hundredths(String text) {
    long hundredths = FixedPoint.parse(text, FixedPoint.QUANTITY_DECIMALS);
    if (hundredths > MOST_HUNDREDTHS || hundredths < -MOST_HUNDREDTHS) {
      throw new IllegalArgumentException("more than a million million contracts");
    }
    return hundredths;
  }

  /** A whole number; not negative. */
  static long count(String text) {
    return notNegative(FixedPoint.parse(text, 0));
  }

  private static long notNegative(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative");
    }
    return value;
  }

  /** Whether it is a time at which a venue of ours can have said something. */
  static boolean isWithin(long epochMs) {
    return epochMs >= EARLIEST.toEpochMilli() && epochMs < LATEST.toEpochMilli();
  }

  /** The time, if it is one at which a venue of ours can have said something. */
  static Instant within(Instant time) {
    if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
      throw new IllegalArgumentException("no time of this age: " + time);
    }
    return time;
  }
}
