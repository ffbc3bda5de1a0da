// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.Halt;
import io.flashpaper.engine.execution.account.LedgerImbalanceException;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.ledger.Balances;
import io.flashpaper.engine.execution.ledger.Fill;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountChanged;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountHalted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Posted;
import io.flashpaper.engine.execution.ledger.Posting;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import java.util.function.UnaryOperator;

/** One account's state, its plan, and where its entries go; shared by those who act on it. */
final class AccountDesk {
  private final AccountPlan plan;
  private final TapeMemory tape;
  private final StepEntries ledger;
  private AccountState state;
  private AccountState balanced;
  private Balances books;
  private boolean isChecked;

  AccountDesk(AccountPlan plan, AccountState state, TapeMemory tape, StepEntries ledger) {
    this.plan = plan;
    this.state = state;
    this.balanced = state;
    this.books = Balances.of(state);
    this.tape = tape;
    this.ledger = ledger;
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
    ledger.enter(plan.account(), entry);
  }

  /**
   * Moves a fill's money: enters the fill and its posting.
   *
   * @param before its trade before
   * @param after its trade after; keeping it is the caller's
   */
  void fill(long tapeOffset, long timeMs, Fill fill, OpenTrade before, OpenTrade after) {
    move(tapeOffset, timeMs, after.market(), fill, Posting.of(fill, before, after));
  }

  /**
   * Moves the money by which a trade that is over is corrected.
   *
   * @param gross what the fill pays, its fee included; negative where it takes back
   */
  void correct(MarketId market, Fill fill, Money gross) {
    move(tape.offset(), tape.timeMs(), market, fill, Posting.correcting(fill, gross));
  }

  private void move(long tapeOffset, long timeMs, MarketId market, Fill fill, Posting posting) {
    books = books.plus(posting);
    change(state -> state.paid(fill.cashChange(), fill.fee().net()));
    enter(new Filled(tapeOffset, timeMs, plan.account(), market, fill));
    enter(new Posted(tapeOffset, timeMs, plan.account(), posting));
  }

  /** What the account's postings so far sum to, as stored. */
  void holdAgainst(Balances stored) {
    books = stored;
  }

  /** Whether the account does nothing any more. */
  boolean isHalted() {
    return state.halt().isPresent();
  }

  /**
   * Ends a step: where money moved, it must add up, and be what was posted.
   *
   * @throws LedgerImbalanceException with the figures
   */
  void balance() {
    if (!isChecked
        || !state.cash().equals(balanced.cash())
        || state.trades() != balanced.trades()) {
      requireBalance();
      isChecked = true;
    }
    if (!state.cash().equals(balanced.cash())) {
      enter(AccountChanged.of(tape.offset(), tape.timeMs(), state));
    }
    balanced = state;
  }

  private void requireBalance() {
    state.requireBalance();
    Balances found = Balances.of(state);
    if (!found.equals(books)) {
      throw new LedgerImbalanceException(
          "its books by the postings are %s, but by its state they are %s".formatted(books, found));
    }
  }

  /** Forgets the step that broke the account, and lets it do nothing any more. */
  void halt(long tapeOffset, long timeMs, LedgerImbalanceException breach) {
    String why = "account %s does not add up: %s".formatted(plan.account(), breach.getMessage());
    ledger.discard(plan.account());
    state = balanced.halted(new Halt(tapeOffset, timeMs, why));
    enter(new AccountHalted(tapeOffset, timeMs, plan.account(), why));
  }
}
