// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.model.Money;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Accounts as REST shows them. */
@Singleton
public final class AccountQueries {
  private static final String ACCOUNTS =
      """
      select a.*, coalesce(
        (select string_agg(s.strategy, ', ' order by s.strategy) from account_strategy s
         where s.account = a.account), '') as strategy,
        (select s.state -> 'guard' from account_state s where s.account = a.account) as guard
      from account a
      """;

  private static final Keyset BY_NAME =
      new Keyset("accounts", false, List.of(Keyset.Column.text("account")));

  private final Sql sql;

  AccountQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * An account.
   *
   * @param strategy the strategies that ever traded it, as far as known
   * @param fees all fees paid, those of open trades included
   * @param openOutlay cash at stake in open trades
   * @param openCost what the contracts held did cost, without fees
   * @param equity cash and what is open; {@link ValuedAccounts} values that at the bids, by the
   *     rows alone it counts at what is at stake
   * @param halted why it does nothing any more, in a sentence with the figures; null while its
   *     money adds up
   * @param standing whether it may enter, and what keeps it from it
   */
  public record Account(
      String account,
      String strategy,
      String initialCash,
      String cash,
      String tradePnl,
      String fees,
      long trades,
      long wins,
      long openPositions,
      String openOutlay,
      String openCost,
      @Schema(
              description =
                  "Cash, and what open trades would bring after fees, were they sold now into their"
                      + " market's bids, level by level; what the levels do not cover counts at the"
                      + " last of them, one without a bid at what is at stake")
          String equity,
      @Nullable String halted,
      AccountStanding standing) {
    /** The same, worth so much. */
    Account with(Money worth) {
      return new Account(
          account,
          strategy,
          initialCash,
          cash,
          tradePnl,
          fees,
          trades,
          wins,
          openPositions,
          openOutlay,
          openCost,
          worth.toString(),
          halted,
          standing);
    }
  }

  /**
   * An account's money over a period.
   *
   * @param cashChange cash now minus cash at the period's start
   * @param tradePnl result of the trades closed in the period
   * @param difference initial cash + all trade results - cash - open outlay: always zero
   */
  public record Balance(
      String account,
      String initialCash,
      String cash,
      String cashChange,
      String tradePnl,
      String openOutlay,
      String difference) {}

  List<Account> all() {
    return sql.all(AccountQueries::account, ACCOUNTS + "order by a.account");
  }

  /** A page of the accounts, by name. */
  Page<Account> page(PageRequest asked) {
    return new Select(ACCOUNTS).page(sql, BY_NAME, asked, AccountQueries::account);
  }

  private static Account account(Fields row) throws SQLException {
    return new Account(
        row.text("account"),
        row.text("strategy"),
        row.decimal("initial_cash"),
        row.decimal("cash"),
        row.decimal("trade_pnl"),
        row.decimal("fees"),
        row.number("trades"),
        row.number("wins"),
        row.number("open_trades"),
        row.decimal("open_outlay"),
        row.decimal("open_cost"),
        money(row.exact("cash").add(row.exact("open_outlay"))),
        row.textOrNull("halted_why"),
        AccountStanding.of(row.json("guard")));
  }

  /** Balances: what is open from its rows, what is closed from the account's running total. */
  List<Balance> balances(long sinceMs) {
    return sql.all(
        AccountQueries::balance,
        """
        select a.account, a.initial_cash, a.cash, a.trade_pnl as all_pnl,
          (select coalesce(sum(f.cash_change), 0) from fill f
           where f.account = a.account and f.time_ms >= ?) as cash_change,
          (select coalesce(sum(t.net), 0) from trade t
           where t.account = a.account and t.status = 'CLOSED' and t.closed_ms >= ?) as trade_pnl,
          (select coalesce(sum(t.outlay), 0) from trade t
           where t.account = a.account and t.status <> 'CLOSED') as outlay
        from account a order by a.account
        """,
        sinceMs,
        sinceMs);
  }

  private static Balance balance(Fields row) throws SQLException {
    BigDecimal difference =
        row.exact("initial_cash")
            .add(row.exact("all_pnl"))
            .subtract(row.exact("cash"))
            .subtract(row.exact("outlay"));
    return new Balance(
        row.text("account"),
        row.decimal("initial_cash"),
        row.decimal("cash"),
        money(row.exact("cash_change")),
        money(row.exact("trade_pnl")),
        money(row.exact("outlay")),
        money(difference));
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(6).toPlainString();
  }
}
