// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.api.AccountQueries.Account;
import io.flashpaper.execution.api.NowLedger.Held;
import io.flashpaper.execution.live.LiveMoment;
import io.flashpaper.execution.live.LiveTape;
import io.flashpaper.model.Money;
import jakarta.inject.Singleton;
import java.util.List;

/** Accounts with what they are worth now: their money by the ledger, the bids by the tape. */
@Singleton
final class ValuedAccounts {
  private final Sql sql;
  private final AccountQueries accounts;
  private final NowLedger ledger;
  private final LiveTape tape;

  ValuedAccounts(Sql sql, AccountQueries accounts, NowLedger ledger, LiveTape tape) {
    this.sql = sql;
    this.accounts = accounts;
    this.ledger = ledger;
    this.tape = tape;
  }

  /** All of them, by name. */
  List<Account> all() {
    return sql.atOneMoment(() -> valued(accounts.all()));
  }

  /** A page of them, by name. */
  Page<Account> page(PageRequest asked) {
    return sql.atOneMoment(
        () -> {
          Page<Account> page = accounts.page(asked);
          return new Page<>(valued(page.items()), page.next());
        });
  }

  private List<Account> valued(List<Account> stored) {
    LiveMoment now = tape.latest();
    List<Held> open = ledger.openTrades();
    return stored.stream().map(account -> account.with(equity(account, open, now))).toList();
  }

  private static Money equity(Account account, List<Held> open, LiveMoment now) {
    return open.stream()
        .filter(held -> held.account().equals(account.account()))
        .map(held -> NowPositions.worth(held, now))
        .reduce(Money.of(account.cash()), Money::plus);
  }
}
