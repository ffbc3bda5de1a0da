// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A database that remembers what it was asked, and can say how it would go about it. */
final class RecordedQueries {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DataSource database;
  private final List<Query> queries = new ArrayList<>();

  RecordedQueries(DataSource database) {
    this.database = database;
  }

  /** One query with its parameters from left to right. */
  record Query(String sql, TreeMap<Integer, Object> parameters) {}

  DataSource recording() {
    return proxy(
        DataSource.class,
        database,
        (method, result, arguments) ->
            result instanceof Connection connection ? recording(connection) : result);
  }

  private Connection recording(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, result, arguments) ->
            method.getName().equals("prepareStatement")
                ? recording((PreparedStatement) result, (String) arguments[0])
                : result);
  }

  private PreparedStatement recording(PreparedStatement statement, String sql) {
    Query query = new Query(sql, new TreeMap<>());
    queries.add(query);
    return proxy(
        PreparedStatement.class,
        statement,
        (method, result, arguments) -> {
          if (method.getName().equals("setObject")) {
            query.parameters().put((Integer) arguments[0], arguments[1]);
          }
          return result;
        });
  }

  @FunctionalInterface
  private interface After {
    Object done(Method method, Object result, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return after.done(method, method.invoke(target, arguments), arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }

  /** What was asked since the last time this was called. */
  List<Query> take() {
    List<Query> taken = List.copyOf(queries);
    queries.clear();
    return taken;
  }

  /** The plan of a query as Postgres carries it out. */
  JsonNode plan(Query query) throws Exception {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("explain (analyze, format json) " + query.sql())) {
      for (var parameter : query.parameters().entrySet()) {
        statement.setObject(parameter.getKey(), parameter.getValue());
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return JSON.readTree(rows.getString(1)).get(0).get("Plan");
      }
    }
  }
}
