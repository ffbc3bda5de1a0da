// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import io.flashpaper.ledger.store.LedgerTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares every table of two ledgers row by row. What tells how a ledger was stored, and not what
 * it holds, is left out: positions in the streams, and the columns that verification leaves out.
 */
final class LedgerComparison implements AutoCloseable {
  private static final String UNEXPLAINED_CASH =
      "select count(*) from account a where a.cash <> (select sum(p.cash) from posting p where"
          + " p.account = a.account)";
  private static final int FETCH = 1_000;

  private final Connection one;
  private final Connection other;

  /** What a table of both holds. */
  record Table(String name, long rows, Optional<String> firstDifference) {}

  LedgerComparison(String oneUrl, String otherUrl, String user) throws SQLException {
    this.one = DriverManager.getConnection(oneUrl, user, user);
    this.other = DriverManager.getConnection(otherUrl, user, user);
    this.one.setAutoCommit(false);
    this.other.setAutoCommit(false);
  }

  /** Every table of the ledger, causes first. */
  List<Table> tables() throws SQLException {
    List<Table> compared = new ArrayList<>();
    for (LedgerTable table : LedgerTable.values()) {
      if (table != LedgerTable.STREAM_POSITION) {
        compared.add(compare(table));
      }
    }
    return compared;
  }

  /** How many accounts of the first ledger hold cash that its postings do not explain. */
  long unexplainedAccounts() throws SQLException {
    return number(UNEXPLAINED_CASH);
  }

  /** How many trades the first ledger holds. */
  long trades() throws SQLException {
    return number("select count(*) from trade");
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = one.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private Table compare(LedgerTable table) throws SQLException {
    String leftOut = String.join(",", table.leftOut().keySet());
    String sql =
        "select line from (select (to_jsonb(t) - '{%s}'::text[])::text as line from %s t) lines order by line collate \"C\""
            .formatted(leftOut, table.table());
    try (Statement left = one.createStatement();
        Statement right = other.createStatement()) {
      left.setFetchSize(FETCH);
      right.setFetchSize(FETCH);
      try (ResultSet mine = left.executeQuery(sql);
          ResultSet theirs = right.executeQuery(sql)) {
        return compare(table.table(), mine, theirs);
      }
    }
  }

  private static Table compare(String table, ResultSet mine, ResultSet theirs) throws SQLException {
    long rows = 0;
    while (true) {
      Optional<String> ours = next(mine);
      Optional<String> others = next(theirs);
      if (!ours.equals(others)) {
        return new Table(
            table,
            rows,
            Optional.of(
                "disturbed: %s; undisturbed: %s"
                    .formatted(ours.orElse("no row"), others.orElse("no row"))));
      }
      if (ours.isEmpty()) {
        return new Table(table, rows, Optional.empty());
      }
      rows++;
    }
  }

  private static Optional<String> next(ResultSet rows) throws SQLException {
    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
  }

  @Override
  public void close() throws SQLException {
    try (one) {
      other.close();
    }
  }
}
