// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.command.Command;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Commands as they are given, and those that wait. What became of one is stored with the ledger.
 */
public final class CommandStore {
  private static final String GIVE =
      """
      insert into command (idempotency_key, kind, account, trade, reason, given_by) values (?, ?, ?, ?, ?, ?)
      on conflict (idempotency_key) do nothing returning id
      """;
  private static final String BY_KEY = "select id from command where idempotency_key = ?";
  private static final String PENDING =
      """
      select id, kind, account, trade, reason, given_by from command where status = 'PENDING'
      order by id limit 100
      """;

  private final DataSource database;

  /** Keeps commands in a database whose schema is up to date. */
  public CommandStore(DataSource database) {
    this.database = database;
  }

  /**
   * A command as it is given.
   *
   * @param key the giver's own name for it, by which a repetition is known; empty without one
   */
  public record Given(
      Optional<String> key,
      Command.Kind kind,
      Optional<String> account,
      Optional<String> trade,
      String reason,
      String by) {}

  /** Stores a command and returns its id; one whose key is known is not stored again. */
  public long give(Given command) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(GIVE)) {
      new Row(statement)
          .text(command.key())
          .text(command.kind().name())
          .text(command.account())
          .text(command.trade())
          .text(command.reason())
          .text(command.by());
      Optional<Long> id = id(statement);
      return id.isPresent() ? id.get() : known(connection, command.key().orElseThrow());
    }
  }

  private static long known(Connection connection, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BY_KEY)) {
      statement.setString(1, key);
      return id(statement).orElseThrow();
    }
  }

  private static Optional<Long> id(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
    }
  }

  /** The commands that wait, in the order they were given; not more than 100. */
  public List<PendingCommand> pending() throws SQLException {
    List<PendingCommand> commands = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(PENDING);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        commands.add(
            new PendingCommand(
                rows.getLong(1),
                Command.Kind.valueOf(rows.getString(2)),
                Optional.ofNullable(rows.getString(3)),
                Optional.ofNullable(rows.getString(4)),
                rows.getString(5),
                rows.getString(6)));
      }
    }
    return commands;
  }
}
