// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;

/**
 * What the venue paid for contracts held to the end.
 *
 * @param market their market
 * @param side the side held
 * @param quantity contracts held
 * @param settlement the outcome it was paid by
 * @param kept what the venue kept as a fee, since it pays whole balance steps only
 * @param fill the number of the fill that paid it
 */
public record Payout(
    MarketId market, Side side, Quantity quantity, Settlement settlement, Money kept, int fill) {
  /**
   * By an outcome. A share that is no whole step is floored to one; the venue keeps the rest.
   *
   * @param stepMicros the smallest step of a balance
   */
  public static Payout of(OpenTrade trade, Settlement settlement, long stepMicros) {
    Payout exact =
        new Payout(
            trade.market(), trade.side(), trade.held(), settlement, Money.ZERO, trade.fills() + 1);
    return exact.by(settlement, stepMicros, exact.fill);
  }

  /** The same contracts by another outcome. */
  public Payout by(Settlement next, long stepMicros, int number) {
    long exact = gross(next.value(side)).micros();
    return new Payout(market, side, quantity, next, new Money(exact % stepMicros), number);
  }

  /** What one contract paid. */
  public Price value() {
    return settlement.value(side);
  }

  /** What all of them paid, the fee included; a part of a micro-dollar is not paid. */
  public Money gross() {
    return gross(value());
  }

  private Money gross(Price value) {
    return new Money(Math.multiplyExact(quantity.hundredths(), value.micros()) / 100);
  }

  /** What came into the account. */
  public Money paid() {
    return gross().minus(kept);
  }

  /** Whether another outcome pays the same, for the same reason. */
  public boolean isBy(Settlement other) {
    return settlement.yesValue().equals(other.yesValue()) && isVoid() == isVoid(other);
  }

  /** Whether nothing decided the market: cost comes back at a fair price, and nobody won. */
  public boolean isVoid() {
    return isVoid(settlement);
  }

  /**
   * Whether an outcome is that of a market which nothing decided: the venue pays each side a share,
   * and names no value that it settled on.
   */
  private static boolean isVoid(Settlement settlement) {
    return settlement.result() == Settlement.Result.SCALAR
        && settlement.expirationValueMicros().isEmpty();
  }

  /** What it is called: {@code SETTLEMENT_YES}, {@code _NO}, {@code _SCALAR} or {@code _VOID}. */
  public String code() {
    return "SETTLEMENT_" + (isVoid() ? "VOID" : settlement.result().name());
  }
}
