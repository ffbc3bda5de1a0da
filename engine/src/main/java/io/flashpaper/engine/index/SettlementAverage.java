// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The value a market settles on: the mean of the index's one-second prints before the close. Exact
 * integer arithmetic; prints may come in any order, and the first of a second counts.
 *
 * <p>A second without a print has the value of the last print before it, even of one before the
 * window; seconds before the very first print are left out.
 */
public final class SettlementAverage {
  private static final long NONE = 0;

  private final SettlementWindow window;
  private final long startMs;
  private final long[] prices;
  private long priceBefore = NONE;
  private long timeBeforeMs = Long.MIN_VALUE;
  private int seen;

  /** Starts without a print, for a market that closes at {@code closeMs}. */
  public SettlementAverage(long closeMs, SettlementWindow window) {
    this.window = window;
    this.startMs = window.startMs(closeMs);
    this.prices = new long[window.prints()];
  }

  /**
   * Takes a print; one after the window is passed over.
   *
   * @param timeMs the index's own time of the print, milliseconds since the epoch
   * @throws IllegalArgumentException if the price is not above 0
   */
  public void print(long timeMs, long priceMicros) {
    if (priceMicros <= 0) {
      throw new IllegalArgumentException("an index is above 0, but is " + priceMicros);
    }
    long place = Math.floorDiv(timeMs - startMs, 1000L);
    if (place < 0) {
      before(timeMs, priceMicros);
    } else if (place < prices.length && prices[(int) place] == NONE) {
      prices[(int) place] = priceMicros;
      seen++;
    }
  }

  private void before(long timeMs, long priceMicros) {
    if (timeMs > timeBeforeMs) {
      timeBeforeMs = timeMs;
      priceBefore = priceMicros;
    }
  }

  /** How many of the window's prints were seen. */
  public int seen() {
    return seen;
  }

  /**
   * The mean up to the last print seen, in micro-dollars rounded half up; empty before the first
   * print of the window.
   */
  public OptionalLong soFarMicros() {
    int last = prices.length;
    while (last > 0 && prices[last - 1] == NONE) {
      last--;
    }
    return last == 0 ? OptionalLong.empty() : OptionalLong.of(mean(last, 1));
  }

  /**
   * The value as the venue rounds it, half up, in micro-dollars; meant for when the window is over.
   * Empty if too few prints were seen.
   */
  public OptionalLong valueMicros() {
    return seen < window.fewest()
        ? OptionalLong.empty()
        : OptionalLong.of(mean(prices.length, window.unitMicros()));
  }

  /** The mean of the window's first so many seconds, rounded half up to a multiple of a unit. */
  private long mean(int seconds, long unit) {
    long sum = 0;
    int count = 0;
    long price = priceBefore;
    for (long print : Arrays.copyOf(prices, seconds)) {
      price = print == NONE ? price : print;
      sum += price;
      count += price == NONE ? 0 : 1;
    }
    return Math.floorDiv(2 * sum + count * unit, 2 * count * unit) * unit;
  }

  /**
   * Who wins by {@link #valueMicros()}; empty if too few prints were seen, or if the rule names
   * more than one bound.
   */
  public Optional<Side> winner(StrikeRule rule, long strikeMicros) {
    OptionalLong value = valueMicros();
    return value.isEmpty() ? Optional.empty() : winner(rule, value.getAsLong(), strikeMicros);
  }

  /** Who wins by a value as the venue rounds it; empty if the rule names more than one bound. */
  public static Optional<Side> winner(StrikeRule rule, long valueMicros, long strikeMicros) {
    int comparison = Long.compare(valueMicros, strikeMicros);
    return switch (rule) {
      case GREATER -> Optional.of(yesIf(comparison > 0));
      case GREATER_OR_EQUAL -> Optional.of(yesIf(comparison >= 0));
      case LESS -> Optional.of(yesIf(comparison < 0));
      case LESS_OR_EQUAL -> Optional.of(yesIf(comparison <= 0));
      case OTHER -> Optional.empty();
    };
  }

  private static Side yesIf(boolean yes) {
    return yes ? Side.YES : Side.NO;
  }
}
