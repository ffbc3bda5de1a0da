// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.fee;

import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import java.math.BigDecimal;

/**
 * The fees of one fill, or of all of them.
 *
 * @param revenue what the contracts bring, negative where they are bought
 * @param model the curve's fee, exactly
 * @param trade the curve's fee, rounded up
 * @param rounding what aligning the balance took on top
 * @param rebate what earlier roundings of the order gave back
 */
public record FeeLine(
    Quantity quantity, Money revenue, BigDecimal model, Money trade, Money rounding, Money rebate) {
  /** What is charged. */
  public Money fee() {
    return trade.plus(rounding).minus(rebate);
  }

  /** What becomes of the balance. */
  public Money balanceChange() {
    return revenue.minus(fee());
  }

  FeeLine plus(FeeLine other) {
    return new FeeLine(
        quantity.plus(other.quantity),
        revenue.plus(other.revenue),
        model.add(other.model),
        trade.plus(other.trade),
        rounding.plus(other.rounding),
        rebate.plus(other.rebate));
  }
}
