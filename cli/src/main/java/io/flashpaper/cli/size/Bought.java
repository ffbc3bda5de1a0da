// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.size;

import io.flashpaper.engine.execution.sizing.ContractCount;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;

/**
 * What a budget buys.
 *
 * @param mode how fees are rounded
 * @param cost of the contracts without the fee
 * @param fee of buying them in one fill
 */
public record Bought(
    Money budget, Price limit, String mode, Quantity contracts, Money cost, Money fee) {
  /** What a budget buys at a limit. */
  public static Bought of(Money budget, Price limit, ContractCount count) {
    Quantity contracts = count.within(budget, limit);
    Money fee = count.fee(contracts, limit);
    Money debit = count.debit(contracts, limit);
    return new Bought(budget, limit, count.fees().configName(), contracts, debit.minus(fee), fee);
  }

  /** Cost and fee. */
  public Money debit() {
    return cost.plus(fee);
  }
}
