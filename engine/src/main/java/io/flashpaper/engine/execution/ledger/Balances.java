// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.ledger;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.model.Money;

/** What is in each book of an account. */
public record Balances(Money cash, Money positions, Money fees, Money realised, Money capital) {
  /** Empty books. */
  public static final Balances NONE =
      new Balances(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

  /**
   * What the books of an account must say, by its state alone: its cash, the cost of what it holds,
   * its fees and its beginning; results are whatever makes the sum zero.
   */
  public static Balances of(AccountState state) {
    Money positions = state.openCost();
    Money fees = state.totals().fees();
    Money capital = state.initialCash().negated();
    Money rest = state.cash().plus(positions).plus(fees).plus(capital);
    return new Balances(state.cash(), positions, fees, rest.negated(), capital);
  }

  /** After a posting. */
  public Balances plus(Posting posting) {
    return new Balances(
        cash.plus(posting.amount(LedgerBook.CASH)),
        positions.plus(posting.amount(LedgerBook.POSITIONS)),
        fees.plus(posting.amount(LedgerBook.FEES)),
        realised.plus(posting.amount(LedgerBook.REALISED)),
        capital.plus(posting.amount(LedgerBook.CAPITAL)));
  }

  /** The figures in words, for whoever must find a difference. */
  @Override
  public String toString() {
    return "cash %s, positions %s, fees %s, realised %s, capital %s"
        .formatted(cash, positions, fees, realised, capital);
  }
}
