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
 */
public record ContractCount(FeePolicy fees, FeeSchedule schedule) {
  /** The most whole contracts; 0 where the budget does not pay one. */
  public long within(Money budget, Price limit) {
    return steps(budget, limit, Quantity.ofContracts(1));
  }

  /** The most contracts in hundredths of one, which the venue takes too. */
  public Quantity hundredthsWithin(Money budget, Price limit) {
    return new Quantity(steps(budget, limit, new Quantity(1)));
  }

  private long steps(Money budget, Price limit, Quantity step) {
    if (!budget.isPositive() || limit.micros() == 0) {
      return 0;
    }
    long low = 0;
    long high = budget.micros() * 100 / step.hundredths() / limit.micros();
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (debit(new Quantity(middle * step.hundredths()), limit).compareTo(budget) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** What so many contracts cost at most at a limit, with the fee. */
  public Money debit(long contracts, Price limit) {
    return debit(Quantity.ofContracts(contracts), limit);
  }

  /** What so many contracts cost at most at a limit, with the fee. */
  public Money debit(Quantity quantity, Price limit) {
    Money fee = new OrderFees(fees).bought(quantity, limit, schedule).net();
    return quantity.times(limit).plus(fee);
  }
}
