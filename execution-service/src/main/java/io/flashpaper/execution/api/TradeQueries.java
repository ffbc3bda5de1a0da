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

  private final Sql sql;

  TradeQueries(Sql sql) {
    this.sql = sql;
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
      List<Fill> entryFills,
      List<Fill> exitFills) {}

  /**
   * One fill of a trade, with how its fee came about.
   *
   * @param feeType the venue's fee type in force; null if the venue had not said and the full curve
   *     was assumed, for a settlement, and for fills from before it was noted
   * @param feeMultiplier the market's multiplier in force; null where there is no {@code feeFactor}
   * @param feeFactor the share of the curve that its role pays: 1 for takers; null for a
   *     settlement, and for fills from before it was noted
   * @param feeWaived whether the market's fees were waived; null where there is no {@code
   *     feeFactor}
   */
  public record Fill(
      int number,
      String kind,
      String orderId,
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
      @Nullable Boolean feeWaived) {}

  /**
   * One order of a trade.
   *
   * @param latencyMs how long it was on its way to the venue
   * @param grade how far the market's data could be trusted when it arrived; null on its way, or if
   *     it was not noted then
   */
  public record Order(
      String id,
      String kind,
      String limit,
      String quantity,
      @Nullable String filled,
      @Nullable String outcome,
      @Nullable String grade,
      String decidedAt,
      long decidedOffset,
      String arrivedAt,
      long latencyMs,
      JsonNode reason,
      JsonNode decision,
      JsonNode book) {}

  /** A trade with all its evidence. */
  public record Detail(
      Trade trade,
      @Nullable String probability,
      JsonNode exitReason,
      JsonNode atDecision,
      JsonNode atFill,
      JsonNode atExitDecision,
      List<Order> orders) {}

  /** A page of the trades that a filter asks for. */
  Page<Trade> page(TradeFilter filter, PageRequest asked) {
    Page<String> ids = filter.select().page(sql, filter.keyset(), asked, row -> row.text("id"));
    return new Page<>(trades(ids.items()), ids.next());
  }

  /** Trades by their ids, in the ids' order; their fills and sizing are fetched in one go each. */
  private List<Trade> trades(List<String> ids) {
    String[] wanted = ids.toArray(String[]::new);
    Map<String, List<Fill>> fills =
        sql
            .all(
                row -> Map.entry(row.text("trade_id"), fill(row)),
                "select * from fill where trade_id = any (?) order by trade_id, number",
                (Object) wanted)
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
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

  List<Trade> open() {
    return trades(
        sql.all(
            row -> row.text("id"),
            "select id from trade where status <> 'CLOSED' order by opened_ms, id"));
  }

  Optional<Detail> find(String id) {
    List<Order> orders =
        sql.all(
            TradeQueries::order,
            "select * from ledger_order where trade_id = ? order by decided_offset, id",
            id);
    return trades(List.of(id)).stream()
        .findFirst()
        .flatMap(
            trade ->
                sql.one(row -> detail(row, trade, orders), "select * from trade where id = ?", id));
  }

  private static Trade trade(Fields row, List<Fill> fills, SizingQueries.@Nullable Decision sizing)
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

  private static Fill fill(Fields row) throws SQLException {
    return new Fill(
        (int) row.number("number"),
        row.text("kind"),
        row.text("order_id"),
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
        row.flagOrNull("fee_waived"));
  }

  private static Order order(Fields row) throws SQLException {
    return new Order(
        row.text("id"),
        row.text("kind"),
        row.decimal("limit_price"),
        row.decimal("quantity"),
        row.decimalOrNull("filled"),
        row.textOrNull("outcome"),
        row.textOrNull("grade"),
        row.time("decided_ms"),
        row.number("decided_offset"),
        row.time("arrival_ms"),
        row.number("latency_ms"),
        row.json("reason"),
        row.json("decision"),
        row.json("book"));
  }

  private static Detail detail(Fields row, Trade trade, List<Order> orders) throws SQLException {
    Long probability = row.numberOrNull("probability_micros");
    return new Detail(
        trade,
        probability == null ? null : BigDecimal.valueOf(probability, 6).toPlainString(),
        row.json("exit_reason"),
        row.json("at_decision"),
        row.json("at_fill"),
        row.json("at_exit_decision"),
        orders);
  }
}
