// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

/**
 * An amount of US dollars, positive or negative: {@code micros} micro-dollars. Sums are exact and
 * overflow is refused. {@code Money.of("-9.86")} has -9 860 000 micros.
 */
public record Money(long micros) implements Comparable<Money> {
  /** Nothing. */
  public static final Money ZERO = new Money(0);

  /**
   * Reads a decimal dollar text such as {@code "1000"} or {@code "-9.86"}; six decimals at most.
   */
  public static Money of(String dollars) {
    return new Money(FixedPoint.parse(dollars, FixedPoint.MICRO_DECIMALS));
  }

  /** So many whole cents. */
  public static Money ofCents(long cents) {
    return new Money(Math.multiplyExact(cents, 10_000L));
  }

  /** The sum. */
  public Money plus(Money other) {
    return new Money(Math.addExact(micros, other.micros));
  }

  /** The difference. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(micros, other.micros));
  }

  /** The amount with the other sign. */
  public Money negated() {
    return new Money(Math.negateExact(micros));
  }

  /** Whether below zero. */
  public boolean isNegative() {
    return micros < 0;
  }

  /** Whether above zero. */
  public boolean isPositive() {
    return micros > 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(micros, other.micros);
  }

  /** Decimal dollars with six decimals, such as {@code -9.860000}. */
  @Override
  public String toString() {
    return FixedPoint.format(micros, FixedPoint.MICRO_DECIMALS);
  }
}
