// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountChanged;
import io.flashpaper.model.Money;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One account's state, its plan, and where its entries go; shared by those who act on it. */
final class AccountDesk {
  private final AccountPlan plan;
  private final TapeMemory tape;
  private final Consumer<LedgerEntry> ledger;
  private AccountState state;
  private Money reportedCash;

  AccountDesk(AccountPlan plan, AccountState state, TapeMemory tape, Consumer<LedgerEntry> ledger) {
    this.plan = plan;
    this.state = state;
    this.tape = tape;
    this.ledger = ledger;
    this.reportedCash = state.cash();
  }

  AccountPlan plan() {
    return plan;
  }

  TapeMemory tape() {
    return tape;
  }

  AccountState state() {
    return state;
  }

  void change(UnaryOperator<AccountState> step) {
    state = step.apply(state);
  }

  void enter(LedgerEntry entry) {
    ledger.accept(entry);
  }

  /** Ends a step: where money moved, it must add up. */
  void balance() {
    if (!state.cash().equals(reportedCash)) {
      state.requireBalance();
      reportedCash = state.cash();
      enter(AccountChanged.of(tape.offset(), tape.timeMs(), state));
    }
  }
}
