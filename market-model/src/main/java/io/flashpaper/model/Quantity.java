// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

/**
 * A count of contracts: {@code hundredths} of a contract, never negative. Kalshi trades fractions
 * down to 0.01. {@code Quantity.of("12.50")} has 1250 hundredths.
 */
public record Quantity(long hundredths) implements Comparable<Quantity> {
  /** No contract. */
  public static final Quantity ZERO = new Quantity(0);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if negative
   */
  public Quantity {
    if (hundredths < 0) {
      throw new IllegalArgumentException(
          "a count of contracts is never negative, but is " + FixedPoint.format(hundredths, 2));
    }
  }

  /** Reads a decimal count such as {@code "836.61"}; at most two decimals. */
  public static Quantity of(String contracts) {
    return new Quantity(FixedPoint.parse(contracts, FixedPoint.QUANTITY_DECIMALS));
  }

  /** So many whole contracts. */
  public static Quantity ofContracts(long contracts) {
    return new Quantity(Math.multiplyExact(contracts, 100L));
  }

  /** Whether there is none. */
  public boolean isZero() {
    return hundredths == 0;
  }

  /** The sum. */
  public Quantity plus(Quantity other) {
    return new Quantity(Math.addExact(hundredths, other.hundredths));
  }

  /** The difference; refused where it would be negative. */
  public Quantity minus(Quantity other) {
    return new Quantity(hundredths - other.hundredths);
  }

  /** The smaller of the two. */
  public Quantity min(Quantity other) {
    return hundredths <= other.hundredths ? this : other;
  }

  /** What so many contracts cost at a price; exact, since a hundredth of a micro is refused. */
  public Money times(Price price) {
    long product = Math.multiplyExact(hundredths, price.micros());
    if (product % 100 != 0) {
      throw new ArithmeticException(this + " contracts at " + price + " is no whole micro-dollar");
    }
    return new Money(product / 100);
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(hundredths, other.hundredths);
  }

  /** Decimal contracts with two decimals, such as {@code 12.50}. */
  @Override
  public String toString() {
    return FixedPoint.format(hundredths, FixedPoint.QUANTITY_DECIMALS);
  }
}
