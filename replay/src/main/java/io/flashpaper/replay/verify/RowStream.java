// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.ledger.store.LedgerTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table's rows in the order of their keys, a few at a time in memory. */
final class RowStream implements AutoCloseable {
  private static final int FETCHED = 1_000;

  private final PreparedStatement statement;
  private final ResultSet rows;
  private final int keys;

  /**
   * One row.
   *
   * @param key its values in the order of the table's key
   * @param at the tape event it last tells of
   * @param json all columns that are compared
   */
  record TableRow(List<String> key, OptionalLong at, String json) implements Comparable<TableRow> {
    @Override
    public int compareTo(TableRow other) {
      for (int i = 0; i < key.size(); i++) {
        int order = key.get(i).compareTo(other.key.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }

  /**
   * Opens it.
   *
   * @param connection in a transaction, or the whole table is fetched at once
   * @param source the rows, as what may follow {@code from}
   */
  RowStream(Connection connection, LedgerTable table, String source) throws SQLException {
    this.keys = table.key().size();
    String key =
        table.key().stream()
            .map(column -> column + "::text collate \"C\"")
            .collect(Collectors.joining(", "));
    String order =
        IntStream.rangeClosed(1, keys).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String leftOut =
        table.leftOut().keySet().stream()
            .map(column -> " - '" + column + "'")
            .collect(Collectors.joining());
    String sql =
        "select %s, %s, (to_jsonb(r)%s)::text from %s r order by %s"
            .formatted(key, table.at(), leftOut, source, order);
    this.statement = connection.prepareStatement(sql);
    statement.setFetchSize(FETCHED);
    this.rows = statement.executeQuery();
  }

  Optional<TableRow> next() throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    List<String> key = new ArrayList<>();
    for (int i = 1; i <= keys; i++) {
      key.add(rows.getString(i));
    }
    long at = rows.getLong(keys + 1);
    return Optional.of(
        new TableRow(
            key,
            rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(at),
            rows.getString(keys + 2)));
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
