// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Reason;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An order on its way to the simulated venue: taker, immediate or cancel.
 *
 * @param id account, market and tape offset of the decision
 * @param kind whether it buys or sells
 * @param tradeId the trade it opens or closes
 * @param side the side bought or sold
 * @param limit the most to pay, or the least to get
 * @param reserved the most cash it can take
 * @param decision the market when it was decided
 * @param arrivalMs tape time at which it reaches the venue
 * @param reason why
 * @param origin the signal behind it; empty for an exit that no signal asked for
 * @param probabilityMicros the strategy's probability of the side, in millionths
 * @param sizing how the quantity came about; empty for an exit
 */
public record PendingOrder(
    String id,
    Kind kind,
    String tradeId,
    MarketId market,
    String series,
    Side side,
    Price limit,
    Quantity quantity,
    Money reserved,
    MarketMoment decision,
    long arrivalMs,
    Reason reason,
    Optional<Origin> origin,
    OptionalLong probabilityMicros,
    Optional<SizingDecision> sizing) {
  /** Whether an order buys or sells. */
  public enum Kind {
    /** Buys a side. */
    ENTRY,
    /** Sells what was bought. */
    EXIT
  }
}
