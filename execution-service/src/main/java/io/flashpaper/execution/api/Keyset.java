// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list's order: by columns that together are unique and never null, all in one direction. A page
 * begins after the last row of the page before, wherever that is by now, so that no row is seen
 * twice or missed however many come in between, and the thousandth page costs what the first does.
 *
 * @param name of list and sort, such as {@code trades by closed}; a cursor is good for no other
 */
record Keyset(String name, boolean descending, List<Column> columns) {
  Keyset {
    columns = List.copyOf(columns);
  }

  /** What a column holds. */
  enum Kind {
    /** A whole number: a time in ms, an offset. */
    NUMBER,
    /** A decimal. */
    DECIMAL,
    /** Text. */
    TEXT
  }

  /** A column by its name. */
  record Column(String name, Kind kind) {
    static Column number(String name) {
      return new Column(name, Kind.NUMBER);
    }

    static Column decimal(String name) {
      return new Column(name, Kind.DECIMAL);
    }

    static Column text(String name) {
      return new Column(name, Kind.TEXT);
    }

    private Object read(Fields row) throws SQLException {
      return switch (kind) {
        case NUMBER -> row.number(name);
        case DECIMAL -> row.exact(name);
        case TEXT -> row.text(name);
      };
    }

    Object parse(String text) {
      return switch (kind) {
        case NUMBER -> Long.valueOf(text);
        case DECIMAL -> new BigDecimal(text);
        case TEXT -> text;
      };
    }
  }

  /** Latest first, by time and id. */
  static Keyset latest(String name, String time, String id) {
    return new Keyset(name, true, List.of(Column.number(time), Column.text(id)));
  }

  /** The condition that leaves out a row and all before it; its parameters are the row's key. */
  String after() {
    return "(%s) %s (%s)"
        .formatted(
            names(),
            descending ? "<" : ">",
            String.join(", ", Collections.nCopies(columns.size(), "?")));
  }

  /** What follows {@code order by}. */
  String order() {
    return columns.stream()
        .map(column -> column.name() + (descending ? " desc" : ""))
        .collect(Collectors.joining(", "));
  }

  private String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** The current row's key. */
  List<Object> key(Fields row) throws SQLException {
    List<Object> key = new ArrayList<>();
    for (Column column : columns) {
      key.add(column.read(row));
    }
    return key;
  }
}
