// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The venue's outcomes as REST shows them. */
@Singleton
public final class SettlementQueries {
  private static final Keyset LATEST =
      new Keyset(
          "settlements",
          true,
          List.of(
              Keyset.Column.number("time_ms"),
              Keyset.Column.number("tape_offset"),
              Keyset.Column.text("market")));

  private final Sql sql;

  SettlementQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * An official outcome, or a correction of an earlier one.
   *
   * @param yesValue what one YES contract pays
   * @param expirationValue what the index was taken to be; null if it was not said
   */
  public record Settlement(
      String market,
      String time,
      long tapeOffset,
      String result,
      String yesValue,
      @Nullable String expirationValue) {}

  Page<Settlement> page(
      Optional<String> market, Optional<String> result, Period period, PageRequest asked) {
    return new Select("select * from market_settlement")
        .equal("market", market)
        .equal("result", result)
        .within("time_ms", period)
        .page(sql, LATEST, asked, SettlementQueries::settlement);
  }

  /** All that was published of a market, the first one first. */
  List<Settlement> ofMarket(String market) {
    return sql.all(
        SettlementQueries::settlement,
        "select * from market_settlement where market = ? order by tape_offset",
        market);
  }

  private static Settlement settlement(Fields row) throws SQLException {
    return new Settlement(
        row.text("market"),
        row.time("time_ms"),
        row.number("tape_offset"),
        row.text("result"),
        row.decimal("yes_value"),
        row.decimalOrNull("expiration_value"));
  }
}
