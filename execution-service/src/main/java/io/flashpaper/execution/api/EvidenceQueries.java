// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.execution.api.FillQueries.Fill;
import io.flashpaper.model.Side;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is on record about one trade. */
@Singleton
public final class EvidenceQueries {
  private static final String RUNNING =
      """
      select time_ms, tape_offset, detail from strategy_event
      where instance = ? and kind = 'LOADED' and tape_offset <= ?
      order by tape_offset desc, number desc limit 1
      """;

  private final Sql sql;
  private final TradeQueries trades;
  private final OrderQueries orders;
  private final SignalQueries signals;
  private final SettlementQueries settlements;
  private final FunnelQueries funnels;

  EvidenceQueries(
      Sql sql,
      TradeQueries trades,
      OrderQueries orders,
      SignalQueries signals,
      SettlementQueries settlements,
      FunnelQueries funnels) {
    this.sql = sql;
    this.trades = trades;
    this.orders = orders;
    this.signals = signals;
    this.settlements = settlements;
    this.funnels = funnels;
  }

  /**
   * A trade with all its evidence.
   *
   * @param probability of the side by the strategy; null if it did not say
   * @param openedOffset the tape event at which the first fill was stored
   * @param closedOffset the same of the last one; null while open
   * @param exitReason why it was sold; null while nothing was decided
   * @param atDecision the market when the entry was decided, with index and feed grade
   * @param atFill the same when it filled
   * @param atExitDecision the same when the exit was decided; null while open
   * @param signal what the strategy wanted; null if it is kept no more ({@code entryReason} stays)
   * @param strategy what ran then; null if that is not known
   * @param gates what stopped the same instance's wishes in this market in the hour before one
   *     passed, in the order in which it is asked
   * @param orders the order that bought and those that sold or tried to
   * @param levels the resting bids that were walked
   * @param settlements what the venue published of the market, corrections included
   */
  public record Detail(
      TradeQueries.Trade trade,
      @Nullable String probability,
      long openedOffset,
      @Nullable Long closedOffset,
      @Nullable JsonNode exitReason,
      @Nullable JsonNode atDecision,
      @Nullable JsonNode atFill,
      @Nullable JsonNode atExitDecision,
      SignalQueries.@Nullable Signal signal,
      @Nullable Running strategy,
      List<Funnel.Stop> gates,
      List<OrderQueries.Order> orders,
      List<Level> levels,
      List<SettlementQueries.Settlement> settlements) {}

  /**
   * The strategy instance as it ran at the signal.
   *
   * @param sha256 of its jar, in hexadecimal
   * @param parameters as configured; null if they are not on record
   * @param loadedOffset the tape event since which it ran so
   */
  public record Running(
      String instance,
      String strategy,
      String version,
      String sha256,
      @Nullable JsonNode parameters,
      String loadedAt,
      long loadedOffset) {}

  /**
   * A level of the book that was walked: who buys a side at p takes a resting bid for the other
   * side at 1 - p, who sells takes one for the same side.
   *
   * @param restingSide of the bid that was taken
   * @param restingPrice of the bid that was taken
   * @param quantity how much of it was taken
   */
  public record Level(
      String orderId, int fill, String restingSide, String restingPrice, String quantity) {}

  /** What the trade's own row says beside the trade. */
  private record Row(
      @Nullable Long probabilityMicros,
      long decidedMs,
      long openedOffset,
      @Nullable Long closedOffset,
      JsonNode exitReason,
      JsonNode atDecision,
      JsonNode atFill,
      JsonNode atExitDecision) {
    static Row of(Fields row) throws SQLException {
      JsonNode atDecision = row.json("at_decision");
      return new Row(
          row.numberOrNull("probability_micros"),
          atDecision.path("timeMs").asLong(row.number("opened_ms")),
          row.number("opened_offset"),
          row.numberOrNull("closed_offset"),
          row.json("exit_reason"),
          atDecision,
          row.json("at_fill"),
          row.json("at_exit_decision"));
    }
  }

  Optional<Detail> find(String id) {
    return trades
        .find(id)
        .flatMap(
            trade ->
                sql.one(Row::of, "select * from trade where id = ?", id)
                    .map(row -> detail(trade, row)));
  }

  private Detail detail(TradeQueries.Trade trade, Row row) {
    return new Detail(
        trade,
        row.probabilityMicros() == null
            ? null
            : BigDecimal.valueOf(row.probabilityMicros(), 6).toPlainString(),
        row.openedOffset(),
        row.closedOffset(),
        row.exitReason(),
        row.atDecision(),
        row.atFill(),
        row.atExitDecision(),
        signals.find(trade.signalId(), trade.signalOffset()).orElse(null),
        running(trade),
        funnels.before(trade.instance(), trade.market(), row.decidedMs()),
        orders.ofTrade(trade.id()),
        levels(trade),
        settlements.ofMarket(trade.market()));
  }

  private @Nullable Running running(TradeQueries.Trade trade) {
    return sql.one(
            row -> {
              JsonNode loaded = row.json("detail");
              return new Running(
                  trade.instance(),
                  trade.strategy(),
                  trade.strategyVersion(),
                  loaded.path("sha256").asText(),
                  loaded.get("parameters"),
                  row.time("time_ms"),
                  row.number("tape_offset"));
            },
            RUNNING,
            trade.instance(),
            trade.signalOffset())
        .orElse(null);
  }

  static List<Level> levels(TradeQueries.Trade trade) {
    Side side = Side.valueOf(trade.side());
    return Stream.concat(
            trade.entryFills().stream().map(fill -> level(fill, side.opposite(), true)),
            trade.exitFills().stream()
                .filter(fill -> fill.kind().equals("EXIT"))
                .map(fill -> level(fill, side, false)))
        .toList();
  }

  private static Level level(Fill fill, Side resting, boolean isMirrored) {
    BigDecimal price = new BigDecimal(fill.price());
    return new Level(
        fill.orderId(),
        fill.number(),
        resting.name(),
        (isMirrored ? BigDecimal.ONE.subtract(price) : price).toPlainString(),
        fill.quantity());
  }
}
