// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a ledger holds, as text. */
final class LedgerRows {
  static final List<String> TABLES =
      List.of(
          "trade",
          "shadow",
          "fill",
          "posting",
          "balance",
          "ledger_order",
          "sizing_decision",
          "signal_log",
          "gate_count",
          "market_settlement",
          "trade_restatement",
          "flash_event",
          "strategy_event",
          "account",
          "account_state",
          "market_seen");

  private LedgerRows() {}

  static List<String> of(TestStack.Database database, String table) throws SQLException {
    return select(database, "select " + columns(table) + " from " + table + " t order by 1");
  }

  /** The first column of what a query finds. */
  static List<String> select(TestStack.Database database, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  /** All columns; of a state not when it was stored, since transactions fall differently. */
  private static String columns(String table) {
    if (table.equals("outbox")) {
      return "lpad(t.id::text, 12, '0')";
    }
    return table.equals("account_state") ? "t.account || ' ' || t.state::text" : "t::text";
  }
}
