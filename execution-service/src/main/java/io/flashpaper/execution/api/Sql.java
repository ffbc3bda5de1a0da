// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Runs a query and reads its rows. */
@Singleton
final class Sql {
  private static final Set<String> DEFECTS = Set.of("22", "23", "42");

  private static final int ROWS_AT_ONCE = 1_000;

  private final DataSource database;
  private final ThreadLocal<Connection> moment = new ThreadLocal<>();

  Sql(DataSource database) {
    this.database = database;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Reader<T> {
    /** What the current row says. */
    T read(Fields row) throws SQLException;
  }

  /** Takes one row. */
  @FunctionalInterface
  interface Taker {
    /** Does with the current row what is to be done. */
    void take(Fields row) throws SQLException;
  }

  /** Takes the rows one after the other; however many, only some are in memory. */
  void each(Taker taker, String query, Object... parameters) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        statement.setFetchSize(ROWS_AT_ONCE);
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        try (ResultSet result = statement.executeQuery()) {
          Fields fields = new Fields(result);
          while (result.next()) {
            taker.take(fields);
          }
        }
      } finally {
        connection.rollback();
      }
    } catch (SQLException failed) {
      throw problem(failed);
    }
  }

  /**
   * Reads several things as they were at one moment: what is committed meanwhile is seen by none of
   * the queries. Only on the thread that calls, and not one within another.
   */
  <T> T atOneMoment(Supplier<T> reading) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      int usual = connection.getTransactionIsolation();
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      moment.set(connection);
      try {
        return reading.get();
      } finally {
        moment.remove();
        connection.rollback();
        connection.setTransactionIsolation(usual);
      }
    } catch (SQLException failed) {
      throw problem(failed);
    }
  }

  <T> List<T> all(Reader<T> reader, String query, Object... parameters) {
    Connection shared = moment.get();
    if (shared != null) {
      return all(shared, reader, query, parameters);
    }
    try (Connection connection = database.getConnection()) {
      return all(connection, reader, query, parameters);
    } catch (SQLException failed) {
      throw problem(failed);
    }
  }

  private static <T> List<T> all(
      Connection connection, Reader<T> reader, String query, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        Fields fields = new Fields(result);
        while (result.next()) {
          rows.add(reader.read(fields));
        }
      }
      return rows;
    } catch (SQLException failed) {
      throw problem(failed);
    }
  }

  private static RuntimeException problem(SQLException failed) {
    return isDefect(failed)
        ? new IllegalStateException("the database refuses a query", failed)
        : ProblemException.databaseAway(failed);
  }

  /** Whether the query is at fault (bad data, a broken rule, bad SQL), not the connection. */
  private static boolean isDefect(SQLException failed) {
    String state = failed.getSQLState();
    return state != null && DEFECTS.contains(state.substring(0, 2));
  }

  <T> Optional<T> one(Reader<T> reader, String query, Object... parameters) {
    return all(reader, query, parameters).stream().findFirst();
  }

  /** The single number a query counts. */
  long count(String query, Object... parameters) {
    return one(row -> row.number("count"), query, parameters).orElse(0L);
  }
}
