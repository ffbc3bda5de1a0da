// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.model.Money;
import java.util.Optional;

/**
 * A trade that is over, as far as a correction may need it.
 *
 * @param closedMs tape time of its end
 * @param net its result after all fees, as it stands now
 * @param payout what the venue paid last; empty if it was sold
 * @param restated how often that was corrected
 */
public record PastTrade(
    String id, long closedMs, Money net, Optional<Payout> payout, int restated) {
  /** Whether sizing counts it: what came of a voided market is nobody's doing. */
  public boolean isCounted() {
    return payout.filter(Payout::isVoid).isEmpty();
  }

  /** With another payout. */
  public PastTrade restated(Payout next) {
    Money before = payout.map(Payout::paid).orElse(Money.ZERO);
    return new PastTrade(
        id, closedMs, net.minus(before).plus(next.paid()), Optional.of(next), restated + 1);
  }
}
