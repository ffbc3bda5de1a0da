// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands of a ledger's database. */
final class CommandTable implements AutoCloseable {
  private static final String COLUMNS =
      "id, idempotency_key, kind, account, trade, reason, given_by";
  private static final String DONE =
      "select " + COLUMNS + ", tape_offset from command where number is not null order by number";
  private static final String GIVE =
      "insert into command ("
          + COLUMNS
          + ") overriding system value values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
  private static final String AT = "select tape_offset from command where id = ?";
  private static final String COUNT = "select count(*) from command";
  private static final String PENDING = COUNT + " where status = 'PENDING'";
  private static final String ONCE =
      COUNT + " where status <> 'PENDING' and idempotency_key = any (?)";

  private final Connection connection;

  CommandTable(String url, String user) throws SQLException {
    this.connection = DriverManager.getConnection(url, user, user);
  }

  /**
   * A command that took effect or was refused.
   *
   * @param tapeOffset of the tape event after which
   * @param texts the other columns that tell what was given
   */
  record Done(long tapeOffset, long id, List<Optional<String>> texts) {}

  /** Those that took effect or were refused, in that order. */
  List<Done> done() throws SQLException {
    List<Done> done = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(DONE);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        List<Optional<String>> texts = new ArrayList<>();
        for (int column = 2; column <= 7; column++) {
          texts.add(Optional.ofNullable(rows.getString(column)));
        }
        done.add(new Done(rows.getLong("tape_offset"), rows.getLong("id"), texts));
      }
    }
    return done;
  }

  /** Gives a command once more, here, with the number it had there. */
  void give(Done command) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GIVE)) {
      statement.setLong(1, command.id());
      int column = 2;
      for (Optional<String> text : command.texts()) {
        @Nullable String value = text.orElse(null);
        statement.setString(column++, value);
      }
      statement.executeUpdate();
    }
  }

  /** After which tape event a command took effect or was refused; empty while it waits. */
  Optional<Long> doneAt(long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(AT)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long offset = row.getLong(1);
        return row.wasNull() ? Optional.empty() : Optional.of(offset);
      }
    }
  }

  /** How many there are. */
  long count() throws SQLException {
    return number(COUNT);
  }

  /** How many wait. */
  long pending() throws SQLException {
    return number(PENDING);
  }

  private long number(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return number(statement);
    }
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** How many that took effect or were refused were given under one of these keys. */
  long done(List<String> keys) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ONCE)) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      return number(statement);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
