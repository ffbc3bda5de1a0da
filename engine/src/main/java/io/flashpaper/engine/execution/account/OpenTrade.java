// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Reason;
import java.util.Optional;

/**
 * A trade that is not over: what was bought, what of it was sold again.
 *
 * @param entry the order that opened it, with its evidence
 * @param filled the market when that order filled
 * @param bought contracts bought
 * @param cost what they cost without fees
 * @param entryFees fees of buying
 * @param sold contracts sold again
 * @param proceeds what they brought without fees
 * @param exitFees fees of selling
 * @param fills fills so far, of buying and selling
 * @param exitReason why it is being sold; empty while it is held
 * @param exitDecision the market when that was decided
 * @param awaitingSettlement whether the market has closed and the rest waits for its result
 * @param exitRetryAtMs no exit order before this tape time, since the last one was missed
 */
public record OpenTrade(
    PendingOrder entry,
    MarketMoment filled,
    Quantity bought,
    Money cost,
    Money entryFees,
    Quantity sold,
    Money proceeds,
    Money exitFees,
    int fills,
    Optional<Reason> exitReason,
    Optional<MarketMoment> exitDecision,
    boolean awaitingSettlement,
    long exitRetryAtMs) {
  /** A trade that just began. */
  public static OpenTrade opened(
      PendingOrder entry,
      MarketMoment filled,
      Quantity bought,
      Money cost,
      Money entryFees,
      int fills) {
    return new OpenTrade(
        entry,
        filled,
        bought,
        cost,
        entryFees,
        Quantity.ZERO,
        Money.ZERO,
        Money.ZERO,
        fills,
        Optional.empty(),
        Optional.empty(),
        false,
        0);
  }

  /** Its id: that of the order that opened it. */
  public String id() {
    return entry.tradeId();
  }

  /** The market traded. */
  public MarketId market() {
    return entry.market();
  }

  /** The side held. */
  public Side side() {
    return entry.side();
  }

  /** Contracts still held. */
  public Quantity held() {
    return bought.minus(sold);
  }

  /** All fees so far. */
  public Money fees() {
    return entryFees.plus(exitFees);
  }

  /** Cash spent on it so far and not come back: what the account has at stake. */
  public Money outlay() {
    return cost.plus(fees()).minus(proceeds);
  }

  /** Proceeds minus cost minus all fees, in the side's own prices for YES and NO alike. */
  public Money net() {
    return outlay().negated();
  }

  /** After selling some; the reason stays. */
  public OpenTrade selling(Quantity quantity, Money revenue, Money fee) {
    return new OpenTrade(
        entry,
        filled,
        bought,
        cost,
        entryFees,
        sold.plus(quantity),
        proceeds.plus(revenue),
        exitFees.plus(fee),
        fills + 1,
        exitReason,
        exitDecision,
        awaitingSettlement,
        exitRetryAtMs);
  }

  /** Being sold for a reason. */
  public OpenTrade exiting(Reason reason, MarketMoment moment) {
    return with(Optional.of(reason), Optional.of(moment), awaitingSettlement, exitRetryAtMs);
  }

  /** Waiting for the market's result. */
  public OpenTrade awaiting() {
    return with(exitReason, exitDecision, true, exitRetryAtMs);
  }

  /** Not to be sold before a time. */
  public OpenTrade retryingAt(long timeMs) {
    return with(exitReason, exitDecision, awaitingSettlement, timeMs);
  }

  private OpenTrade with(
      Optional<Reason> reason, Optional<MarketMoment> moment, boolean awaiting, long retryAtMs) {
    return new OpenTrade(
        entry, filled, bought, cost, entryFees, sold, proceeds, exitFees, fills, reason, moment,
        awaiting, retryAtMs);
  }
}
