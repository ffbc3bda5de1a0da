// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The statements of one transaction, each prepared once and sent in batches. A change of statement
 * sends what is collected, so rows reach the database in the order they were written.
 */
final class StatementCache implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>();
  private String current = "";

  StatementCache(Connection connection) {
    this.connection = connection;
  }

  Row row(String sql) throws SQLException {
    if (!sql.equals(current)) {
      send();
      current = sql;
    }
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return new Row(statement);
  }

  void send() throws SQLException {
    PreparedStatement statement = statements.get(current);
    if (statement != null) {
      statement.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }
}
