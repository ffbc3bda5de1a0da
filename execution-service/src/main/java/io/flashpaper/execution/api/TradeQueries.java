// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Trades as REST shows them. */
@Singleton
public final class TradeQueries {
  private static final String ENTRY = "ENTRY";

  private static final Keyset EARLIEST_OPEN =
      new Keyset(
          "positions", false, List.of(Keyset.Column.number("opened_ms"), Keyset.Column.text("id")));

  private final Sql sql;
  private final FillQueries fills;

  TradeQueries(Sql sql, FillQueries fills) {
    this.sql = sql;
    this.fills = fills;
  }

  /**
   * A trade, with what made it.
   *
   * @param status {@code OPEN}; {@code AWAITING_SETTLEMENT}, and once the official result is
   *     overdue {@code PROVISIONAL} or {@code UNRESOLVED}; {@code CLOSED}
   * @param entryPrice average price paid for one contract
   * @param exitPrice average price got for one contract; null while nothing was sold or paid out
   * @param pnl result after all fees; null while open
   * @param exitReason why it ended; null while open
   * @param signalOffset the tape event that caused the signal
   * @param entryOffset the tape event at which the entry was decided
   * @param exitOffset the tape event at which the exit was decided; null while open
   * @param entryReason why the strategy wanted it, with its numbers
   * @param sizing how many dollars, and why
   * @param entryGrade how far the market's data could be trusted when it was bought: {@code GOOD},
   *     {@code FAIR} or {@code POOR}; null if it was not noted then
   * @param exitGrade the same when its last contract was sold; null while open, or if the venue
   *     paid it out
   * @param settlement what is known of its market's result; null if it was sold before, or is still
   *     open
   */
  public record Trade(
      String id,
      String account,
      String market,
      String series,
      String side,
      String status,
      String instance,
      String strategy,
      String strategyVersion,
      String quantity,
      String entryPrice,
      @Nullable String exitPrice,
      String cost,
      String proceeds,
      String fees,
      String outlay,
      @Nullable String pnl,
      @Nullable String exitReason,
      String openedAt,
      @Nullable String closedAt,
      String signalId,
      long signalOffset,
      long entryOffset,
      @Nullable Long exitOffset,
      JsonNode entryReason,
      SizingQueries.@Nullable Decision sizing,
      @Nullable String entryGrade,
      @Nullable String exitGrade,
      @Nullable TradeSettlement settlement,
      List<FillQueries.Fill> entryFills,
      List<FillQueries.Fill> exitFills) {}

  /** A page of the trades that a filter asks for. */
  Page<Trade> page(TradeFilter filter, PageRequest asked) {
    Page<String> ids = filter.select().page(sql, filter.keyset(), asked, row -> row.text("id"));
    return new Page<>(trades(ids.items()), ids.next());
  }

  /** Trades by their ids, in the ids' order; their fills and sizing are fetched in one go each. */
  private List<Trade> trades(List<String> ids) {
    String[] wanted = ids.toArray(String[]::new);
    Map<String, List<FillQueries.Fill>> fills = this.fills.ofTrades(wanted);
    Map<String, SizingQueries.Decision> sizing =
        sql
            .all(
                SizingQueries::decision,
                "select * from sizing_decision where order_id = any (?)",
                (Object) wanted)
            .stream()
            .collect(Collectors.toMap(SizingQueries.Decision::orderId, Function.identity()));
    Map<String, Trade> trades =
        sql
            .all(
                row -> {
                  String id = row.text("id");
                  return trade(row, fills.getOrDefault(id, List.of()), sizing.get(id));
                },
                "select * from trade where id = any (?)",
                (Object) wanted)
            .stream()
            .collect(Collectors.toMap(Trade::id, Function.identity()));
    return ids.stream().map(trades::get).filter(Objects::nonNull).toList();
  }

  /** A page of the trades that are not over, the earliest first. */
  Page<Trade> open(TradeFilter filter, PageRequest asked) {
    Page<String> ids =
        filter
            .select()
            .where("status <> 'CLOSED'")
            .page(sql, EARLIEST_OPEN, asked, row -> row.text("id"));
    return new Page<>(trades(ids.items()), ids.next());
  }

  Optional<Trade> find(String id) {
    return trades(List.of(id)).stream().findFirst();
  }

  private static Trade trade(
      Fields row, List<FillQueries.Fill> fills, SizingQueries.@Nullable Decision sizing)
      throws SQLException {
    BigDecimal quantity = row.exact("quantity");
    boolean isOpen = row.textOrNull("closed_ms") == null;
    return new Trade(
        row.text("id"),
        row.text("account"),
        row.text("market"),
        row.text("series"),
        row.text("side"),
        row.text("status"),
        row.text("instance"),
        row.text("strategy"),
        row.text("strategy_version"),
        row.decimal("quantity"),
        average(row.exact("cost"), quantity),
        isOpen ? null : average(row.exact("proceeds"), quantity),
        row.decimal("cost"),
        row.decimal("proceeds"),
        row.decimal("fees"),
        row.decimal("outlay"),
        row.decimalOrNull("net"),
        row.textOrNull("exit_code"),
        row.time("opened_ms"),
        row.timeOrNull("closed_ms"),
        row.text("signal_id"),
        row.number("signal_offset"),
        row.number("entry_offset"),
        row.numberOrNull("exit_offset"),
        row.json("entry_reason"),
        sizing,
        row.textOrNull("entry_grade"),
        row.textOrNull("exit_grade"),
        TradeSettlement.of(row),
        fills.stream().filter(fill -> fill.kind().equals(ENTRY)).toList(),
        fills.stream().filter(fill -> !fill.kind().equals(ENTRY)).toList());
  }

  private static String average(BigDecimal amount, BigDecimal quantity) {
    return amount.divide(quantity, 6, RoundingMode.HALF_UP).toPlainString();
  }
}
