// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/** Corrections of official outcomes, and what they did to trades. */
@Singleton
public final class RestatementQueries {
  private static final Keyset LATEST = Keyset.latest("restatements", "time_ms", "id");

  private final Sql sql;

  RestatementQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * What a correction did to one trade.
   *
   * @param kind {@code RESTATED}; {@code CORRECTION_TOO_LATE} where the account remembered the
   *     trade no more, so that it stands as it was paid
   * @param beforeYesValue what the venue had paid for one YES contract
   * @param afterYesValue what it should have paid
   * @param beforePnl the trade's result before
   * @param afterPnl its result since
   * @param cashChange what that moved
   */
  public record Restatement(
      String id,
      String kind,
      String tradeId,
      String account,
      String market,
      String time,
      long tapeOffset,
      String beforeYesValue,
      String afterYesValue,
      String beforePnl,
      String afterPnl,
      String cashChange) {}

  /** A page of them, the latest first. */
  Page<Restatement> page(
      Optional<String> account, Optional<String> market, Period period, PageRequest asked) {
    return new Select("select * from restatement")
        .equal("account", account)
        .equal("market", market)
        .within("time_ms", period)
        .page(sql, LATEST, asked, RestatementQueries::restatement);
  }

  private static Restatement restatement(Fields row) throws SQLException {
    return new Restatement(
        row.text("id"),
        row.text("kind"),
        row.text("trade_id"),
        row.text("account"),
        row.text("market"),
        row.time("time_ms"),
        row.number("tape_offset"),
        row.decimal("before_yes_value"),
        row.decimal("after_yes_value"),
        row.decimal("before_net"),
        row.decimal("after_net"),
        row.decimal("cash_change"));
  }
}
