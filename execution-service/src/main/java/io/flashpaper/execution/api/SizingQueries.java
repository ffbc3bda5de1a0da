// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;

/** Sizing decisions and their state as REST shows them. */
@Singleton
public final class SizingQueries {
  private static final Keyset LATEST = Keyset.latest("sizing decisions", "time_ms", "order_id");

  private final Sql sql;

  SizingQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * How an entry's number of contracts came about.
   *
   * @param winRatePercent share of trades won before it
   * @param affordable contracts the size pays at the limit, fee included
   * @param cappedBy what made {@code contracts} smaller than {@code affordable}
   */
  public record Decision(
      String orderId,
      String account,
      String market,
      String time,
      String base,
      String rule,
      String size,
      String winRatePercent,
      long streak,
      long trades,
      String limit,
      long affordable,
      long contracts,
      String cappedBy) {}

  /** A page of the decisions, the latest first. */
  Page<Decision> page(
      Optional<String> account, Optional<String> market, Period period, PageRequest asked) {
    return new Select("select * from sizing_decision")
        .equal("account", account)
        .equal("market", market)
        .within("time_ms", period)
        .page(sql, LATEST, asked, SizingQueries::decision);
  }

  static Decision decision(Fields row) throws SQLException {
    return new Decision(
        row.text("order_id"),
        row.text("account"),
        row.text("market"),
        row.time("time_ms"),
        row.decimal("base"),
        row.text("rule"),
        row.decimal("size"),
        BigDecimal.valueOf(row.number("win_rate_ppm"), 4).toPlainString(),
        row.number("streak"),
        row.number("trades"),
        row.decimal("limit_price"),
        row.number("affordable"),
        row.number("contracts"),
        row.text("capped_by"));
  }
}
