// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.ledger.Fill.Kind;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills as REST shows them. */
@Singleton
public final class FillQueries {
  private static final Keyset LATEST =
      new Keyset(
          "fills",
          true,
          List.of(
              Keyset.Column.number("time_ms"),
              Keyset.Column.text("trade_id"),
              Keyset.Column.number("number")));

  private final Sql sql;

  FillQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * Contracts that changed hands at one price, with how the fee came about.
   *
   * @param number 1 for the trade's first fill, then counting
   * @param kind {@code ENTRY}, {@code EXIT} or {@code SETTLEMENT}
   * @param price the side's own price
   * @param tradeFee the curve's fee, rounded up
   * @param roundingFee what aligning the balance took on top
   * @param rebate what the order's accumulated roundings gave back
   * @param cashChange what it did to the account's cash, fee included
   * @param feeType the venue's fee type in force; null if the venue had not said and the full curve
   *     was assumed, for a settlement, and for fills from before it was noted
   * @param feeMultiplier the market's multiplier in force; null where there is no {@code feeFactor}
   * @param feeFactor the share of the curve that its role pays: 1 for takers; null for a
   *     settlement, and for fills from before it was noted
   * @param feeWaived whether the market's fees were waived; null where there is no {@code
   *     feeFactor}
   * @param role {@code TAKER}, or {@code MAKER} where the order rested; null for what the venue
   *     paid out or took back
   */
  public record Fill(
      int number,
      String kind,
      String tradeId,
      String orderId,
      String account,
      String market,
      String price,
      String quantity,
      String tradeFee,
      String roundingFee,
      String rebate,
      String cashChange,
      String time,
      long tapeOffset,
      @Nullable String feeType,
      @Nullable String feeMultiplier,
      @Nullable String feeFactor,
      @Nullable Boolean feeWaived,
      @Nullable String role) {}

  Page<Fill> page(
      Optional<String> market,
      Optional<String> account,
      Optional<String> trade,
      Optional<Kind> kind,
      Period period,
      PageRequest asked) {
    return new Select("select * from fill")
        .equal("market", market)
        .equal("account", account)
        .equal("trade_id", trade)
        .word("kind", kind)
        .within("time_ms", period)
        .page(sql, LATEST, asked, FillQueries::fill);
  }

  /** The fills of some trades by trade, the first one first. */
  Map<String, List<Fill>> ofTrades(String[] tradeIds) {
    return sql
        .all(
            FillQueries::fill,
            "select * from fill where trade_id = any (?) order by trade_id, number",
            (Object) tradeIds)
        .stream()
        .collect(Collectors.groupingBy(Fill::tradeId));
  }

  private static Fill fill(Fields row) throws SQLException {
    return new Fill(
        (int) row.number("number"),
        row.text("kind"),
        row.text("trade_id"),
        row.text("order_id"),
        row.text("account"),
        row.text("market"),
        row.decimal("price"),
        row.decimal("quantity"),
        row.decimal("trade_fee"),
        row.decimal("rounding_fee"),
        row.decimal("rebate"),
        row.decimal("cash_change"),
        row.time("time_ms"),
        row.number("tape_offset"),
        row.textOrNull("fee_type"),
        row.decimalOrNull("fee_multiplier"),
        row.decimalOrNull("fee_factor"),
        row.flagOrNull("fee_waived"),
        row.textOrNull("role"));
  }
}
