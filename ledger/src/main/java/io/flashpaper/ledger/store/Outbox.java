// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Committed entries in the order in which they were committed, numbered without repetition: waiting
 * to be published, and for a while after that for readers of the stream. There is one writer at a
 * time, so a lower number never appears after a higher one.
 */
public final class Outbox {
  private static final String AFTER =
      "select id, key, message from outbox where id > ? order by id limit ?";
  private static final String PROGRESS =
      """
      select published_id, forgotten_id, greatest(published_id, coalesce((select max(id) from outbox), 0))
      from outbox_progress
      """;

  private final DataSource database;

  /** The outbox in a database. */
  public Outbox(DataSource database) {
    this.database = database;
  }

  /**
   * One entry.
   *
   * @param id its place in the order
   * @param message JSON with {@code type}, and its id as {@code ledgerId} so that readers notice
   *     repetitions
   */
  public record Entry(long id, String key, String message) {}

  /**
   * How far it has come.
   *
   * @param published the topic has all entries up to this one
   * @param forgotten entries up to this one are gone
   * @param newest the last entry
   */
  public record Progress(long published, long forgotten, long newest) {}

  /** How far it has come. */
  public Progress progress() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(PROGRESS);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return new Progress(rows.getLong(1), rows.getLong(2), rows.getLong(3));
    }
  }

  /** The entries after one, oldest first. */
  public List<Entry> after(long id, int limit) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(AFTER)) {
      statement.setLong(1, id);
      statement.setInt(2, limit);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long number = rows.getLong(1);
          entries.add(new Entry(number, rows.getString(2), numbered(rows.getString(3), number)));
        }
      }
    }
    return entries;
  }

  /** The next entries to publish, oldest first. */
  public List<Entry> next(int limit) throws SQLException {
    return after(progress().published(), limit);
  }

  private static String numbered(String json, long id) {
    return json.substring(0, json.length() - 1) + ",\"ledgerId\":" + id + "}";
  }

  /** Notes that entries up to this one were published, and forgets all but so many of them. */
  public void published(long lastId, int kept) throws SQLException {
    long forgotten = Math.max(0, lastId - kept);
    try (Connection connection = database.getConnection()) {
      update(
          connection,
          "update outbox_progress set published_id = ?, forgotten_id = greatest(forgotten_id, ?)",
          lastId,
          forgotten);
      update(connection, "delete from outbox where id <= ?", forgotten);
    }
  }

  private static void update(Connection connection, String sql, long... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setLong(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
