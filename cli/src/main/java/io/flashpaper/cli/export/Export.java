// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.export;

import io.flashpaper.cli.export.MessageTables.Column;
import io.flashpaper.stack.StackException;
import io.flashpaper.tape.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes tape files as tables. */
public final class Export {
  private static final String DUCKDB = "jdbc:duckdb:";
  private static final long LONGEST_LINE = 64 << 20;

  private final ExportPlan plan;
  private final MessageTables tables = MessageTables.load();

  /** An export to this plan. */
  public Export(ExportPlan plan) {
    this.plan = plan;
  }

  /**
   * Checks the files and writes a table for each type in them.
   *
   * @param notices told what a reader should know
   * @throws StackException if DuckDB refuses, for instance because the disk is full
   */
  public List<ExportedTable> run(Consumer<String> notices) throws IOException {
    Files.createDirectories(plan.out());
    List<ExportedTable> written = new ArrayList<>();
    try (Snapshot files = new Snapshot(plan.places(), notices);
        Connection connection = DriverManager.getConnection(DUCKDB);
        Statement statement = connection.createStatement()) {
      for (Topic topic : Topic.all()) {
        if (!files.of(topic).isEmpty()) {
          written.addAll(export(topic, files.of(topic), statement));
        }
      }
    } catch (SQLException e) {
      throw new StackException("The tables cannot be written: " + e.getMessage(), e);
    }
    return written;
  }

  private List<ExportedTable> export(Topic topic, List<Path> files, Statement statement)
      throws SQLException {
    statement.execute(lines(files));
    List<ExportedTable> written = new ArrayList<>();
    for (String type : types(statement)) {
      if (plan.wants(type)) {
        Path file =
            plan.out().resolve(topic.topicName() + "-" + type + "." + plan.format().ending());
        statement.execute(copy(topic, type, file));
        written.add(new ExportedTable(topic.topicName(), type, statement.getUpdateCount(), file));
      }
    }
    return written;
  }

  /** All lines, each still as it is. */
  private static String lines(List<Path> files) {
    String paths =
        files.stream().map(path -> text(path.toString())).collect(Collectors.joining(", "));
    return """
    CREATE OR REPLACE VIEW lines AS
    SELECT json, json->>'$.type' AS type, CAST(json->>'$.timeMs' AS BIGINT) AS timeMs
    FROM read_ndjson_objects([%s], compression = 'zstd', maximum_object_size = %d)
    """
        .formatted(paths, LONGEST_LINE);
  }

  private static List<String> types(Statement statement) throws SQLException {
    List<String> types = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("SELECT DISTINCT type FROM lines ORDER BY type")) {
      while (rows.next()) {
        types.add(rows.getString(1));
      }
    }
    return types;
  }

  private String copy(Topic topic, String type, Path file) {
    List<Column> columns = columns(topic, type);
    String structure =
        columns.stream()
            .map(column -> "\"%s\":\"%s\"".formatted(column.name(), quoted(column.type())))
            .collect(Collectors.joining(",", "{", "}"));
    return """
    COPY (
      SELECT %s
      FROM (SELECT json, json_transform(json, %s) AS m FROM lines WHERE type = %s%s)
    ) TO %s (%s)
    """
        .formatted(
            columns.stream().flatMap(this::selected).collect(Collectors.joining(", ")),
            text(structure),
            text(type),
            plan.during(),
            text(file.toString()),
            plan.format().options());
  }

  private List<Column> columns(Topic topic, String type) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("recordOffset", "BIGINT", false));
    if (topic != Topic.TAPE) {
      columns.add(new Column("recordPartition", "BIGINT", false));
    }
    columns.addAll(tables.columns(topic, type));
    if (type.equals("progress")) {
      columns.add(new Column("strategies", "VARCHAR", false));
    }
    return columns;
  }

  private Stream<String> selected(Column column) {
    String name = column.name();
    String value = checked(name);
    if (column.time()) {
      return Stream.of(
          "%s AS \"%s\"".formatted(value, name),
          "epoch_ms(m.\"%s\") AS \"%s\"".formatted(name, name.replaceFirst("Ms$", "")));
    }
    boolean asText = plan.format() == ExportPlan.Format.CSV && column.nested();
    return Stream.of((asText ? "to_json(%s)" : "%s").formatted(value) + " AS \"" + name + "\"");
  }

  /** A value that is there but of another type stops the export, instead of getting lost. */
  private static String checked(String name) {
    return """
    CASE WHEN m."%1$s" IS NULL AND coalesce(json_type(json, '$."%1$s"'), 'NULL') <> 'NULL'
    THEN error('field %1$s is not of the type that this version of Flashpaper knows: ' || json)
    ELSE m."%1$s" END\
    """
        .formatted(name);
  }

  private static String quoted(String type) {
    return type.replace("\"", "\\\"");
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
