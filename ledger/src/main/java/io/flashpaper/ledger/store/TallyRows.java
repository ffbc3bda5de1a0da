// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.FlashCrashed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SignalTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStarted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import java.sql.SQLException;
import java.util.List;

/** What is kept counted or collected, so that nobody has to go through a whole table for it. */
final class TallyRows {
  private static final String TALLY =
      """
      insert into tally (what, count) values (?, ?)
      on conflict (what) do update set count = tally.count + excluded.count
      """;
  private static final String STRATEGY =
      "insert into account_strategy (account, strategy) values (?, ?) on conflict do nothing";

  private final StatementCache sql;

  TallyRows(StatementCache sql) {
    this.sql = sql;
  }

  void write(List<LedgerEntry> entries) throws SQLException {
    tally("signal", entries, SignalTaken.class);
    tally("flash_event", entries, FlashCrashed.class);
    for (LedgerEntry entry : entries) {
      if (entry instanceof StrategyStarted started) {
        strategy(started.loaded().account(), started.loaded().strategy());
      } else if (entry instanceof TradeOpened opened) {
        Origin origin = opened.trade().entry().origin().orElseThrow();
        strategy(opened.account(), origin.strategy());
      }
    }
  }

  private void tally(String what, List<LedgerEntry> entries, Class<? extends LedgerEntry> type)
      throws SQLException {
    long count = entries.stream().filter(type::isInstance).count();
    if (count > 0) {
      sql.row(TALLY).text(what).number(count).add();
    }
  }

  private void strategy(String account, String strategy) throws SQLException {
    sql.row(STRATEGY).text(account).text(strategy).add();
  }
}
