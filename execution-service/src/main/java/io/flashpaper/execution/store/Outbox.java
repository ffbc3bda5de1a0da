// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Committed entries that the ledger topic does not have yet, in order. */
@Singleton
public final class Outbox {
  private final DataSource database;

  /** The outbox of a ledger. */
  public Outbox(DataSource database) {
    this.database = database;
  }

  /**
   * One entry to publish.
   *
   * @param id its place in the order
   * @param message JSON with {@code type}, and its id as {@code ledgerId} so that readers notice
   *     repetitions
   */
  public record Entry(long id, String key, String message) {}

  /** The next entries, oldest first. */
  public List<Entry> next(int limit) throws SQLException {
    String sql = "select id, key, message from outbox order by id limit ?";
    List<Entry> entries = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, limit);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long id = rows.getLong(1);
          entries.add(new Entry(id, rows.getString(2), numbered(rows.getString(3), id)));
        }
      }
    }
    return entries;
  }

  private static String numbered(String json, long id) {
    return json.substring(0, json.length() - 1) + ",\"ledgerId\":" + id + "}";
  }

  /** Forgets entries up to one that was published. */
  public void published(long lastId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("delete from outbox where id <= ?")) {
      statement.setLong(1, lastId);
      statement.executeUpdate();
    }
  }
}
