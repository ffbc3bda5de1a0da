// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.ledger.json.LedgerJson;
import io.flashpaper.model.Price;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.OptionalLong;

/** Fills a statement's parameters from left to right and adds it to its batch. */
final class Row {
  private final PreparedStatement statement;
  private int index;

  Row(PreparedStatement statement) {
    this.statement = statement;
  }

  Row text(String value) throws SQLException {
    statement.setString(++index, value);
    return this;
  }

  Row text(Optional<String> value) throws SQLException {
    if (value.isPresent()) {
      return text(value.get());
    }
    statement.setNull(++index, Types.VARCHAR);
    return this;
  }

  Row number(long value) throws SQLException {
    statement.setLong(++index, value);
    return this;
  }

  Row number(OptionalLong value) throws SQLException {
    if (value.isPresent()) {
      return number(value.getAsLong());
    }
    statement.setNull(++index, Types.BIGINT);
    return this;
  }

  /** A value that writes itself as a decimal, such as money, a price or a count. */
  Row decimal(Object value) throws SQLException {
    statement.setBigDecimal(++index, new BigDecimal(value.toString()));
    return this;
  }

  Row price(Optional<Price> value) throws SQLException {
    return micros(value.map(price -> OptionalLong.of(price.micros())).orElse(OptionalLong.empty()));
  }

  Row micros(OptionalLong value) throws SQLException {
    if (value.isPresent()) {
      statement.setBigDecimal(++index, BigDecimal.valueOf(value.getAsLong(), 6));
    } else {
      statement.setNull(++index, Types.NUMERIC);
    }
    return this;
  }

  Row flag(Optional<Boolean> value) throws SQLException {
    if (value.isPresent()) {
      statement.setBoolean(++index, value.get());
    } else {
      statement.setNull(++index, Types.BOOLEAN);
    }
    return this;
  }

  Row json(Object value) throws SQLException {
    return text(LedgerJson.write(value));
  }

  Row json(Optional<?> value) throws SQLException {
    return text(value.map(LedgerJson::write));
  }

  void add() throws SQLException {
    statement.addBatch();
    index = 0;
  }
}
