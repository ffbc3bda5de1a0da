// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The current row's fields by column: decimals as they are stored, times as ISO UTC. */
final class Fields {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ResultSet row;

  Fields(ResultSet row) {
    this.row = row;
  }

  String text(String column) throws SQLException {
    String value = row.getString(column);
    return value == null ? "" : value;
  }

  @Nullable String textOrNull(String column) throws SQLException {
    return row.getString(column);
  }

  long number(String column) throws SQLException {
    return row.getLong(column);
  }

  @Nullable Long numberOrNull(String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  BigDecimal exact(String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? BigDecimal.ZERO.setScale(6) : value;
  }

  String decimal(String column) throws SQLException {
    return exact(column).toPlainString();
  }

  @Nullable String decimalOrNull(String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : value.toPlainString();
  }

  @Nullable Boolean flagOrNull(String column) throws SQLException {
    boolean value = row.getBoolean(column);
    return row.wasNull() ? null : value;
  }

  String time(String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column)).toString();
  }

  @Nullable String timeOrNull(String column) throws SQLException {
    Long value = numberOrNull(column);
    return value == null ? null : Instant.ofEpochMilli(value).toString();
  }

  JsonNode json(String column) throws SQLException {
    String value = row.getString(column);
    try {
      return value == null ? NullNode.getInstance() : JSON.readTree(value);
    } catch (JsonProcessingException damaged) {
      throw new SQLException("column " + column + " holds no JSON", damaged);
    }
  }
}
