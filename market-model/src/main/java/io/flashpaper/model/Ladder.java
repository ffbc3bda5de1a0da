// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The resting bids of one side, aggregated by price: immutable, best (highest) price first.
 *
 * <p>Source: Kalshi publishes bids only; an ask is the complement of the other side's bid.
 */
public final class Ladder {
  /** A ladder without bids. */
  public static final Ladder EMPTY = new Ladder(new long[0], new long[0]);

  // Ascending by price, so the best is last, as the venue sends it.
  private final long[] prices;
  private final long[] quantities;

  private Ladder(long[] prices, long[] quantities) {
    this.prices = prices;
    this.quantities = quantities;
  }

  /** Builds a ladder from quantities by price; zero quantities are left out. */
  public static Ladder of(Map<Price, Quantity> levels) {
    SortedMap<Price, Quantity> sorted = new TreeMap<>(levels);
    sorted.values().removeIf(Quantity::isZero);
    return new Ladder(
        sorted.keySet().stream().mapToLong(Price::micros).toArray(),
        sorted.values().stream().mapToLong(Quantity::hundredths).toArray());
  }

  /** How many prices have bids. */
  public int depth() {
    return prices.length;
  }

  /** Whether there is no bid. */
  public boolean isEmpty() {
    return prices.length == 0;
  }

  /** The highest bid, if any. */
  public Optional<Price> best() {
    return isEmpty() ? Optional.empty() : Optional.of(price(0));
  }

  /** The price at a rank; rank 0 is the best. */
  public Price price(int rank) {
    return new Price(prices[prices.length - 1 - rank]);
  }

  /** The quantity at a rank; rank 0 is the best. */
  public Quantity quantity(int rank) {
    return new Quantity(quantities[quantities.length - 1 - rank]);
  }

  /** The quantity resting at a price; zero where none does. */
  public Quantity quantityAt(Price price) {
    int index = Arrays.binarySearch(prices, price.micros());
    return index < 0 ? Quantity.ZERO : new Quantity(quantities[index]);
  }

  /**
   * This ladder after a signed change at one price. A level that reaches exactly zero disappears.
   *
   * @param deltaHundredths signed hundredths of a contract
   * @throws IllegalArgumentException if the level would fall below zero, or rise beyond what can be
   *     counted: the book is corrupt
   */
  public Ladder changed(Price price, long deltaHundredths) {
    int index = Arrays.binarySearch(prices, price.micros());
    long old = index < 0 ? 0 : quantities[index];
    long next = old + deltaHundredths;
    boolean beyond = deltaHundredths > 0 && next < old;
    if (beyond || next < 0) {
      throw new IllegalArgumentException(
          beyond
              ? "level %s would hold more contracts than can be counted".formatted(price)
              : "level %s would hold %s contracts".formatted(price, FixedPoint.format(next, 2)));
    }
    if (next == old) {
      return this;
    }
    if (next == 0) {
      return new Ladder(without(prices, index), without(quantities, index));
    }
    if (index >= 0) {
      long[] changed = quantities.clone();
      changed[index] = next;
      return new Ladder(prices, changed);
    }
    int at = -index - 1;
    return new Ladder(with(prices, at, price.micros()), with(quantities, at, next));
  }

  private static long[] without(long[] values, int index) {
    long[] shorter = Arrays.copyOf(values, values.length - 1);
    System.arraycopy(values, index + 1, shorter, index, shorter.length - index);
    return shorter;
  }

  private static long[] with(long[] values, int index, long value) {
    long[] longer = Arrays.copyOf(values, values.length + 1);
    System.arraycopy(values, index, longer, index + 1, values.length - index);
    longer[index] = value;
    return longer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ladder ladder
        && Arrays.equals(prices, ladder.prices)
        && Arrays.equals(quantities, ladder.quantities);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(prices) + Arrays.hashCode(quantities);
  }

  /** The levels from the best down, such as {@code [0.510000 x 30.00, 0.500000 x 120.00]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int rank = 0; rank < depth(); rank++) {
      text.append(rank == 0 ? "" : ", ").append(price(rank)).append(" x ").append(quantity(rank));
    }
    return text.append(']').toString();
  }
}
