// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import io.flashpaper.model.Money;

/**
 * How the fee of one fill came about.
 *
 * @param trade the curve's fee, rounded up
 * @param rounding what aligning the balance took on top
 * @param rebate what the order's accumulated roundings gave back
 */
public record FeeStep(Money trade, Money rounding, Money rebate) {
  /** No fee. */
  public static final FeeStep NONE = new FeeStep(Money.ZERO, Money.ZERO, Money.ZERO);

  /** What the fill cost in fees: never negative. */
  public Money net() {
    return trade.plus(rounding).minus(rebate);
  }
}
