// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import io.flashpaper.model.Money;
import java.util.Optional;

/**
 * How the fee of one fill came about.
 *
 * @param schedule what was charged by; empty where no curve was, as for a settlement
 * @param trade the curve's fee, rounded up
 * @param rounding what aligning the balance took on top
 * @param rebate what the order's accumulated roundings gave back
 */
public record FeeStep(Optional<FeeSchedule> schedule, Money trade, Money rounding, Money rebate) {
  /** No fee. */
  public static final FeeStep NONE = new FeeStep(Money.ZERO, Money.ZERO, Money.ZERO);

  /** A fee that no curve made. */
  public FeeStep(Money trade, Money rounding, Money rebate) {
    this(Optional.empty(), trade, rounding, rebate);
  }

  /** What the fill cost in fees: negative only where a payout is taken back. */
  public Money net() {
    return trade.plus(rounding).minus(rebate);
  }
}
