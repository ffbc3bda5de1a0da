// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.engine.execution.exits.StopMemory;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Reason;
import java.math.BigInteger;
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
 * @param stop what is remembered of its stop; empty before it was looked at
 * @param awaited what is known of the result that is awaited; empty before the close
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
    long exitRetryAtMs,
    Optional<StopMemory> stop,
    Optional<SettlementWait> awaited) {
  /** A trade of which nothing is bought yet. */
  public static OpenTrade opened(PendingOrder entry, MarketMoment filled) {
    return new OpenTrade(
        entry,
        filled,
        Quantity.ZERO,
        Money.ZERO,
        Money.ZERO,
        Quantity.ZERO,
        Money.ZERO,
        Money.ZERO,
        0,
        Optional.empty(),
        Optional.empty(),
        false,
        0,
        Optional.empty(),
        Optional.empty());
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

  /**
   * What the contracts sold again did cost: their part of the whole cost, rounded down, so that the
   * last one takes what is left.
   */
  public Money soldCost() {
    if (sold.isZero()) {
      return Money.ZERO;
    }
    return new Money(
        BigInteger.valueOf(cost.micros())
            .multiply(BigInteger.valueOf(sold.hundredths()))
            .divide(BigInteger.valueOf(bought.hundredths()))
            .longValueExact());
  }

  /** What the contracts still held did cost, without fees. */
  public Money heldCost() {
    return cost.minus(soldCost());
  }

  /** Proceeds minus cost minus all fees, in the side's own prices for YES and NO alike. */
  public Money net() {
    return outlay().negated();
  }

  /** After buying some. */
  public OpenTrade buying(Quantity quantity, Money price, Money fee) {
    Next next = new Next(this);
    next.bought = bought.plus(quantity);
    next.cost = cost.plus(price);
    next.entryFees = entryFees.plus(fee);
    next.fills = fills + 1;
    return next.trade();
  }

  /** After selling some; the reason stays. */
  public OpenTrade selling(Quantity quantity, Money revenue, Money fee) {
    Next next = new Next(this);
    next.sold = sold.plus(quantity);
    next.proceeds = proceeds.plus(revenue);
    next.exitFees = exitFees.plus(fee);
    next.fills = fills + 1;
    return next.trade();
  }

  /** Being sold for a reason. */
  public OpenTrade exiting(Reason reason, MarketMoment moment) {
    Next next = new Next(this);
    next.exitReason = Optional.of(reason);
    next.exitDecision = Optional.of(moment);
    return next.trade();
  }

  /** Waiting for the market's result. */
  public OpenTrade awaiting(SettlementWait wait) {
    Next next = new Next(this);
    next.awaitingSettlement = true;
    next.awaited = Optional.of(wait);
    return next.trade();
  }

  /** Not to be sold before a time. */
  public OpenTrade retryingAt(long timeMs) {
    Next next = new Next(this);
    next.exitRetryAtMs = timeMs;
    return next.trade();
  }

  /** With another memory of its stop. */
  public OpenTrade watching(StopMemory memory) {
    Next next = new Next(this);
    next.stop = Optional.of(memory);
    return next.trade();
  }

  /** The trade's next state while it is being made: this one's components, some replaced. */
  private static final class Next {
    private final PendingOrder entry;
    private final MarketMoment filled;
    private Quantity bought;
    private Money cost;
    private Money entryFees;
    private Quantity sold;
    private Money proceeds;
    private Money exitFees;
    private int fills;
    private Optional<Reason> exitReason;
    private Optional<MarketMoment> exitDecision;
    private boolean awaitingSettlement;
    private long exitRetryAtMs;
    private Optional<StopMemory> stop;
    private Optional<SettlementWait> awaited;

    Next(OpenTrade now) {
      entry = now.entry;
      filled = now.filled;
      bought = now.bought;
      cost = now.cost;
      entryFees = now.entryFees;
      sold = now.sold;
      proceeds = now.proceeds;
      exitFees = now.exitFees;
      fills = now.fills;
      exitReason = now.exitReason;
      exitDecision = now.exitDecision;
      awaitingSettlement = now.awaitingSettlement;
      exitRetryAtMs = now.exitRetryAtMs;
      stop = now.stop;
      awaited = now.awaited;
    }

    OpenTrade trade() {
      return new OpenTrade(
          entry,
          filled,
          bought,
          cost,
          entryFees,
          sold,
          proceeds,
          exitFees,
          fills,
          exitReason,
          exitDecision,
          awaitingSettlement,
          exitRetryAtMs,
          stop,
          awaited);
    }
  }
}
