// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A closed trade as statistics see it.
 *
 * @param id tells it from others
 * @param labels by what it can be grouped
 * @param side the side held
 * @param entry what was bought, and on what grounds
 * @param fees all fees, those of the entry included
 * @param net its result after all fees
 * @param outcome the side that the venue says has won, also if the trade ended before; empty if
 *     there is no official YES or NO
 * @param times when
 */
public record TradeResult(
    String id,
    Labels labels,
    Side side,
    Entry entry,
    Money fees,
    Money net,
    Optional<Side> outcome,
    Times times) {
  /**
   * By what a trade can be grouped.
   *
   * @param series the market's series, such as {@code KXBTC15M}: its type
   */
  public record Labels(
      String account, String strategy, String instance, String market, String series) {}

  /**
   * What was bought, and on what grounds.
   *
   * @param requested how much the order asked for; empty if unknown
   * @param contracts how much it got
   * @param cost what it cost without fees
   * @param fees the entry's fees
   * @param probabilityMicros the strategy's probability of the side then, in millionths
   * @param bestQuote what the side was offered at when the order was decided
   */
  public record Entry(
      Optional<Quantity> requested,
      Quantity contracts,
      Money cost,
      Money fees,
      OptionalLong probabilityMicros,
      Optional<Price> bestQuote) {
    /**
     * Checks the quantity and the probability.
     *
     * @throws IllegalArgumentException if nothing was bought, or the probability is not within 0
     *     and 1 000 000
     */
    public Entry {
      if (contracts.isZero()) {
        throw new IllegalArgumentException("a trade of no contracts is none");
      }
      probabilityMicros.ifPresent(Price::new);
    }

    /** What was paid: cost and fees. */
    public Money debit() {
      return cost.plus(fees);
    }

    /** The average price paid for one contract, to the nearest micro-dollar. */
    public Price averagePrice() {
      return new Price(
          BigDecimal.valueOf(cost.micros())
              .multiply(BigDecimal.valueOf(100))
              .divide(BigDecimal.valueOf(contracts.hundredths()), 0, RoundingMode.HALF_UP)
              .longValueExact());
    }
  }

  /**
   * When a trade began and ended, and how long its order took.
   *
   * @param signalToOrderMs from the signal's cause to the decision
   * @param orderToFillMs from the decision to the fill
   */
  public record Times(
      long openedMs, long closedMs, OptionalLong signalToOrderMs, OptionalLong orderToFillMs) {}

  /** Whether it won: more than zero after all fees. */
  public boolean isWin() {
    return net.isPositive();
  }
}
