// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.model.Money;

/**
 * An account's running totals.
 *
 * @param trades trades closed
 * @param wins how many of them netted more than zero
 * @param tradePnl the sum of their net results
 * @param fees all fees paid, those of open trades included
 */
public record Totals(long trades, long wins, Money tradePnl, Money fees) {
  /** Nothing yet. */
  public static final Totals START = new Totals(0, 0, Money.ZERO, Money.ZERO);

  /** After a trade closed. */
  public Totals closed(Money net) {
    return new Totals(trades + 1, wins + win(net), tradePnl.plus(net), fees);
  }

  /** After a closed trade's result was corrected. */
  public Totals restated(Money before, Money after) {
    return new Totals(
        trades, wins - win(before) + win(after), tradePnl.minus(before).plus(after), fees);
  }

  private static int win(Money net) {
    return net.isPositive() ? 1 : 0;
  }

  /** After a fee, or one that came back. */
  public Totals charged(Money fee) {
    return new Totals(trades, wins, tradePnl, fees.plus(fee));
  }
}
