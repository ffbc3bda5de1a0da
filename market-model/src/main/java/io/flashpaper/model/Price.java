// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

/**
 * The price of one contract of one side: {@code micros} micro-dollars, from 0 ($0) to 1 000 000
 * ($1) inclusive. {@code Price.of("0.48")} has 480 000 micros.
 *
 * <p>A YES and a NO contract of the same market together pay $1, so a NO bid at {@code p} is a YES
 * ask at {@code p.complement()}.
 */
public record Price(long micros) implements Comparable<Price> {
  /** The pay-out of a winning contract, and the highest price. */
  public static final Price ONE = new Price(1_000_000);

  /** The lowest price. */
  public static final Price ZERO = new Price(0);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code micros} is not within 0 and 1 000 000
   */
  public Price {
    if (micros < 0 || micros > 1_000_000) {
      throw new IllegalArgumentException(
          "a contract's price is from $0 to $1, but is " + FixedPoint.format(micros, 6));
    }
  }

  /** Reads a decimal dollar text such as {@code "0.4800"}; at most six decimals. */
  public static Price of(String dollars) {
    return new Price(FixedPoint.parse(dollars, FixedPoint.MICRO_DECIMALS));
  }

  /** The price of so many cents, 0 to 100. */
  public static Price ofCents(int cents) {
    return new Price(cents * 10_000L);
  }

  /** The same price seen from the other side: $1 minus this. */
  public Price complement() {
    return new Price(1_000_000 - micros);
  }

  /** Whether this price is strictly higher. */
  public boolean isAbove(Price other) {
    return micros > other.micros;
  }

  /** Whether this price is strictly lower. */
  public boolean isBelow(Price other) {
    return micros < other.micros;
  }

  @Override
  public int compareTo(Price other) {
    return Long.compare(micros, other.micros);
  }

  /** Decimal dollars with six decimals, such as {@code 0.480000}. */
  @Override
  public String toString() {
    return FixedPoint.format(micros, FixedPoint.MICRO_DECIMALS);
  }
}
