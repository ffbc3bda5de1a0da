// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.fees.OrderFees;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;

/**
 * Dollars to contracts: the most whose cost at the limit, with the entry fee, stays within a
 * budget. A fill at better prices costs less, so the budget is never exceeded.
 *
 * @param fees how fees are rounded
 * @param schedule what fees there are
 * @param step contracts are bought in multiples of this
 */
public record ContractCount(FeePolicy fees, FeeSchedule schedule, Quantity step) {
  private static final long MANY = 10_000;
  private static final long PRICE_STEP_MICROS = 100;

  /** Counts whole contracts. */
  public ContractCount(FeePolicy fees, FeeSchedule schedule) {
    this(fees, schedule, SizingPlan.WHOLE);
  }

  /** The most contracts; none where the budget does not pay one step. */
  public Quantity within(Money budget, Price limit) {
    if (!budget.isPositive() || limit.micros() == 0) {
      return Quantity.ZERO;
    }
    long low = 0;
    long high = Math.multiplyExact(budget.micros(), 100L) / limit.micros() / step.hundredths();
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (debit(steps(middle), limit).compareTo(budget) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return steps(low);
  }

  private Quantity steps(long count) {
    return new Quantity(Math.multiplyExact(count, step.hundredths()));
  }

  /** So many contracts without what is no whole step. */
  public Quantity floor(Quantity quantity) {
    return steps(quantity.hundredths() / step.hundredths());
  }

  /** What so many contracts cost at most at a limit, with the fee. */
  public Money debit(Quantity quantity, Price limit) {
    Price price = priceOf(quantity, limit);
    return quantity.times(price).plus(fee(quantity, price));
  }

  /** The fee of so many contracts at a limit, bought in one fill. */
  public Money fee(Quantity quantity, Price limit) {
    return new OrderFees(fees).bought(quantity, priceOf(quantity, limit), schedule).net();
  }

  /** Fractions trade at whole $0.0001 only; rounded up, a limit remains the most to pay. */
  private static Price priceOf(Quantity quantity, Price limit) {
    return quantity.hundredths() % 100 == 0
        ? limit
        : new Price(Math.ceilDiv(limit.micros(), PRICE_STEP_MICROS) * PRICE_STEP_MICROS);
  }

  /** The fee of one contract of many in micro-dollars, rounded up: 17 437 at $0.53. */
  public long feeMicros(Price limit) {
    return Math.ceilDiv(fee(Quantity.ofContracts(MANY), limit).micros(), MANY);
  }
}
