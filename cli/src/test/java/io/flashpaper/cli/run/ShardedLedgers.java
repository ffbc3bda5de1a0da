// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads a ledger of all accounts and those of two shards, to be compared. */
final class ShardedLedgers implements AutoCloseable {
  /** How a ledger was stored, and what is made of several accounts' rows. */
  private static final Set<String> NOT_BY_ACCOUNT =
      Set.of(
          "stream_position",
          "alert_position",
          "outbox",
          "outbox_progress",
          "flyway_schema_history",
          "ledger_shard",
          "checkpoint",
          "tally");

  /** The transaction that wrote a state; the place among the instances announced at once. */
  private static final Map<String, String> NOT_THE_ROW =
      Map.of("account_state", "tape_offset", "strategy_event", "number");

  private final Connection whole;
  private final Connection shards;

  ShardedLedgers(ShardedStack stack) throws SQLException {
    whole = DriverManager.getConnection(stack.wholeLedger(), stack.user(), stack.user());
    shards = DriverManager.getConnection(stack.shardedLedgers(), stack.user(), stack.user());
  }

  /** The tables that hold what befell accounts and markets. */
  List<String> tables() throws SQLException {
    List<String> tables =
        column(
            whole,
            "select table_name from information_schema.tables where table_schema = 'public' and"
                + " table_type = 'BASE TABLE' order by 1");
    tables.removeAll(NOT_BY_ACCOUNT);
    return tables;
  }

  /** The rows of a table in the ledger of all accounts. */
  SortedSet<String> whole(String table) throws SQLException {
    return new TreeSet<>(column(whole, rows("public", table)));
  }

  /** The rows of a table in a shard's. */
  SortedSet<String> shard(int shard, String table) throws SQLException {
    return new TreeSet<>(column(shards, rows("shard_" + shard, table)));
  }

  /** The accounts of a shard. */
  List<String> accounts(int shard) throws SQLException {
    return column(shards, "select account from shard_%d.account order by 1".formatted(shard));
  }

  /** How many trades a shard has. */
  int trades(int shard) throws SQLException {
    return shard(shard, "trade").size();
  }

  private static String rows(String schema, String table) {
    return "select (to_jsonb(t) - '%s')::text from %s.%s t"
        .formatted(NOT_THE_ROW.getOrDefault(table, ""), schema, table);
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @Override
  public void close() throws SQLException {
    try (whole) {
      shards.close();
    }
  }
}
