// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.engine.execution.fees.FeeRole;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Reason;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An order on its way to the simulated venue, or one that rests there. One without a {@code rest}
 * is a taker's: immediate or cancel.
 *
 * @param id account, market and tape offset of the decision
 * @param kind whether it buys or sells
 * @param tradeId the trade it opens or closes
 * @param side the side bought or sold
 * @param limit the most to pay, or the least to get
 * @param reserved the most cash it can still take
 * @param decision the market when it was decided
 * @param arrivalMs tape time at which it reaches the venue
 * @param reason why
 * @param origin the signal behind it; empty for an exit that no signal asked for
 * @param probabilityMicros the strategy's probability of the side, in millionths
 * @param sizing how the quantity came about; empty for an exit
 * @param rest what there is to know of it as it rests; empty for one that takes
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
    Optional<SizingDecision> sizing,
    Optional<Rest> rest) {
  /** Whether an order buys or sells. */
  public enum Kind {
    /** Buys a side. */
    ENTRY,
    /** Sells what was bought. */
    EXIT
  }

  /** Whether it has arrived and waits at the venue. */
  public boolean isResting() {
    return rest.flatMap(Rest::place).isPresent();
  }

  /** When the next thing happens to it at the venue: its arrival, its cancellation or its end. */
  public long dueMs() {
    return isResting() ? rest.orElseThrow().dueMs() : arrivalMs;
  }

  /** The role in which its fills are charged. */
  public FeeRole role() {
    return rest.isPresent() ? FeeRole.MAKER : FeeRole.TAKER;
  }

  /** The same resting otherwise. */
  public PendingOrder resting(Rest next) {
    return resting(next, reserved);
  }

  /** The same resting otherwise, with other cash set aside. */
  public PendingOrder resting(Rest next, Money nextReserved) {
    return new PendingOrder(
        id,
        kind,
        tradeId,
        market,
        series,
        side,
        limit,
        quantity,
        nextReserved,
        decision,
        arrivalMs,
        reason,
        origin,
        probabilityMicros,
        sizing,
        Optional.of(next));
  }
}
