// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.Payout;
import io.flashpaper.engine.execution.fees.FeeStep;
import io.flashpaper.engine.execution.ledger.Fill;
import io.flashpaper.model.Money;
import java.util.Optional;

/** The fills of a payout: one that pays it, and one that takes it back. */
final class PayoutFills {
  private PayoutFills() {}

  static Fill paying(String tradeId, Payout payout) {
    return new Fill(
        tradeId,
        tradeId,
        Fill.Kind.SETTLEMENT,
        payout.fill(),
        payout.value(),
        payout.quantity(),
        fee(payout.kept()),
        payout.paid(),
        Optional.empty());
  }

  static Fill reversing(String tradeId, Payout payout) {
    return new Fill(
        tradeId,
        tradeId,
        Fill.Kind.REVERSAL,
        payout.fill() + 1,
        payout.value(),
        payout.quantity(),
        fee(payout.kept().negated()),
        payout.paid().negated(),
        Optional.empty());
  }

  private static FeeStep fee(Money kept) {
    return new FeeStep(Money.ZERO, kept, Money.ZERO);
  }
}
