// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.Halt;
import io.flashpaper.ledger.json.AccountStateCodec;
import java.sql.SQLException;

/** Rows of accounts and their states. */
final class AccountRows {
  private static final String STATE =
      """
      insert into account_state (account, schema_version, tape_offset, state) values (?, ?, ?, ?::jsonb)
      on conflict (account) do update set schema_version = excluded.schema_version,
        tape_offset = excluded.tape_offset, state = excluded.state
      """;
  private static final String ACCOUNT =
      """
      insert into account (account, initial_cash, cash, trade_pnl, fees, trades, wins, open_trades,
        open_outlay, open_cost)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (account) do update set cash = excluded.cash, trade_pnl = excluded.trade_pnl,
        fees = excluded.fees, trades = excluded.trades, wins = excluded.wins,
        open_trades = excluded.open_trades, open_outlay = excluded.open_outlay,
        open_cost = excluded.open_cost
      """;
  private static final String HALT =
      "update account set halted_offset = ?, halted_ms = ?, halted_why = ? where account = ?";

  private final StatementCache sql;

  AccountRows(StatementCache sql) {
    this.sql = sql;
  }

  /**
   * Writes an account.
   *
   * @param posted whether money of it moved. Where none did, the money of a halted account is left
   *     as it is: the database would rightly refuse what its state says
   */
  void write(AccountState state, long tapeOffset, boolean posted) throws SQLException {
    sql.row(STATE)
        .text(state.account())
        .number(AccountStateCodec.SCHEMA_VERSION)
        .number(tapeOffset)
        .text(AccountStateCodec.encode(state))
        .add();
    if (posted || state.halt().isEmpty()) {
      writeMoney(state);
    }
    if (state.halt().isPresent()) {
      write(state.account(), state.halt().get());
    }
  }

  private void write(String account, Halt halt) throws SQLException {
    sql.row(HALT)
        .number(halt.tapeOffset())
        .number(halt.timeMs())
        .text(halt.why())
        .text(account)
        .add();
  }

  private void writeMoney(AccountState state) throws SQLException {
    sql.row(ACCOUNT)
        .text(state.account())
        .decimal(state.initialCash())
        .decimal(state.cash())
        .decimal(state.totals().tradePnl())
        .decimal(state.totals().fees())
        .number(state.totals().trades())
        .number(state.totals().wins())
        .number(state.trades().size())
        .decimal(state.outlay())
        .decimal(state.openCost())
        .add();
  }
}
