// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.ledger.json.PlanParameters;
import io.flashpaper.ledger.store.Checkpoints;
import io.flashpaper.ledger.store.LedgerTable;
import io.flashpaper.ledger.store.PendingCommand;
import io.flashpaper.ledger.store.Position;
import io.flashpaper.replay.record.ConfigurationRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ledger as it stands at one moment, though its service goes on. */
public final class RecordedLedger implements AutoCloseable {
  private final OneConnection source;
  private final Connection connection;
  private final String schema;

  private RecordedLedger(OneConnection source, String schema) throws SQLException {
    this.source = source;
    this.schema = schema;
    this.connection = source.getConnection();
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
  }

  /** The ledger of a database as it stands now. */
  static RecordedLedger open(Database database) throws SQLException {
    OneConnection source = new OneConnection(database, database.schema());
    try {
      return new RecordedLedger(source, database.schema());
    } catch (SQLException | RuntimeException failed) {
      source.close();
      throw failed;
    }
  }

  /** Its transaction; not to be ended. */
  Connection connection() {
    return connection;
  }

  String schema() {
    return schema;
  }

  Checkpoints checkpoints() {
    return new Checkpoints(connection);
  }

  /** How far it is; empty if nothing is stored. */
  Optional<Position> position() throws SQLException {
    String sql =
        "select tape_offset, signals_offset, rewind_offset, tape_time_ms, commands from"
            + " stream_position";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next()
          ? Optional.of(
              new Position(
                  row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
          : Optional.empty();
    }
  }

  /** The first tape event that it was made from. */
  Optional<Long> firstOffset() throws SQLException {
    String sql =
        """
        select least((select min(tape_offset) from account_plan), (select min(tape_offset) from market_seen),
          (select min(tape_offset) from strategy_event))
        """;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      long first = row.getLong(1);
      return row.wasNull() ? Optional.empty() : Optional.of(first);
    }
  }

  /** The parameters of the plan that each account traded by at a tape offset. */
  Map<String, SortedMap<String, String>> plansAt(long tapeOffset) throws SQLException {
    String sql =
        """
        select distinct on (account) account, plan from account_plan where tape_offset <= %s
        order by account, tape_offset desc
        """
            .formatted(tapeOffset);
    Map<String, SortedMap<String, String>> plans = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        plans.put(row.getString(1), PlanParameters.read(row.getString(2)));
      }
    }
    return plans;
  }

  /** Tells by which plans accounts traded up to a tape offset. */
  void tellPlans(ConfigurationRecord record, long upTo) throws SQLException {
    String sql =
        "select tape_offset, account, plan from account_plan where tape_offset <= %s order by 1, 2"
            .formatted(upTo);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        record.plan(row.getLong(1), row.getString(2), PlanParameters.read(row.getString(3)));
      }
    }
  }

  /**
   * Commands that took effect or were refused, by the tape offset after which.
   *
   * @param after the number of the one before the first
   * @param last the number of the last
   */
  NavigableMap<Long, List<PendingCommand>> commands(long after, long last) throws SQLException {
    String sql =
        """
        select tape_offset, id, kind, account, trade, reason, given_by from command
        where number > %s and number <= %s order by number
        """
            .formatted(after, last);
    NavigableMap<Long, List<PendingCommand>> commands = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        commands
            .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
            .add(
                new PendingCommand(
                    row.getLong(2),
                    Command.Kind.valueOf(row.getString(3)),
                    Optional.ofNullable(row.getString(4)),
                    Optional.ofNullable(row.getString(5)),
                    row.getString(6),
                    row.getString(7)));
      }
    }
    return commands;
  }

  /** The oldest time of a table whose old rows are deleted; empty if it has none. */
  Optional<Long> oldest(LedgerTable table) throws SQLException {
    String sql = "select min(%s) from %s".formatted(table.keptBy(), table.table());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      long oldest = row.getLong(1);
      return row.wasNull() ? Optional.empty() : Optional.of(oldest);
    }
  }

  @Override
  public void close() throws SQLException {
    try (source) {
      connection.rollback();
    }
  }
}
