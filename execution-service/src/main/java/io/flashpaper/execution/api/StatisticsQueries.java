// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.statistics.Attribution;
import io.flashpaper.engine.execution.statistics.Grouping;
import io.flashpaper.engine.execution.statistics.TradeResult;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Closed trades as statistics see them, row by row. At most {@link #MOST} trades are read for one
 * answer, the latest, so that no request reads years of them.
 */
@Singleton
final class StatisticsQueries {
  /** The most trades that one answer counts. */
  static final int MOST = 200_000;

  private static final String TRADES =
      """
      select id, account, strategy, instance, market, series, side, quantity, cost, fees, net,
        probability_micros, at_decision, opened_ms, closed_ms
      from trade
      """;

  /** The entry order has the trade's id. What the venue said last of a market counts. */
  private static final String RESULTS =
      """
      select t.*, o.quantity as requested, o.decided_ms, (o.origin ->> 'timeMs')::bigint as signal_ms,
        (t.at_decision ->> 'k')::numeric as k, (t.at_decision ->> 'spreadMicros')::bigint as spread_micros,
        (select sum(f.trade_fee + f.rounding_fee - f.rebate) from fill f
         where f.trade_id = t.id and f.kind = 'ENTRY') as entry_fees,
        (select s.result from market_settlement s where s.market = t.market
         order by s.tape_offset desc limit 1) as result
      from (%s) t left join ledger_order o on o.id = t.id
      order by t.closed_ms, t.id
      """;

  private static final String STRATEGY_OF_ORDER = "origin ->> 'strategy'";
  private static final String INSTANCE_OF_ORDER = "origin ->> 'instance'";

  private final Sql sql;

  StatisticsQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * What was counted.
   *
   * @param complete false if there are more trades, older ones
   */
  record Counted(Attribution attribution, boolean complete) {}

  Counted count(StatisticsFilter filter) {
    Attribution attribution = new Attribution(filter.grouping());
    Span span = new Span();
    Select trades =
        filter
            .narrow(new Select(TRADES).where("status = 'CLOSED'"), "strategy", "instance")
            .within("closed_ms", filter.period())
            .latest("closed_ms desc, id desc", MOST);
    sql.each(
        row -> {
          TradeResult trade = result(row);
          attribution.add(trade);
          span.add(trade.times().openedMs());
        },
        RESULTS.formatted(trades.query()),
        trades.parameters());
    boolean complete = span.trades < MOST;
    Period asked = filter.period();
    OptionalLong from = complete ? asked.sinceMs() : OptionalLong.of(span.earliestMs);
    missed(filter, new Period(from, asked.untilMs()), attribution);
    return new Counted(attribution, complete);
  }

  /** What was read so far. */
  private static final class Span {
    private long trades;
    private long earliestMs = Long.MAX_VALUE;

    private void add(long openedMs) {
      trades++;
      earliestMs = Math.min(earliestMs, openedMs);
    }
  }

  private void missed(StatisticsFilter filter, Period period, Attribution attribution) {
    Select orders =
        filter
            .narrow(
                new Select(
                        "select %s as name, count(*) as orders, sum(quantity) as requested from ledger_order"
                            .formatted(column(filter.grouping())))
                    .where("kind = 'ENTRY' and filled = 0"),
                STRATEGY_OF_ORDER,
                INSTANCE_OF_ORDER)
            .within("decided_ms", period);
    sql.each(
        row ->
            attribution.missed(
                row.text("name"), row.number("orders"), Quantity.of(row.decimal("requested"))),
        orders.query() + " group by 1",
        orders.parameters());
  }

  private static String column(Grouping by) {
    return switch (by) {
      case ACCOUNT -> "account";
      case STRATEGY -> STRATEGY_OF_ORDER;
      case INSTANCE -> INSTANCE_OF_ORDER;
      case SERIES -> "series";
      case SIDE -> "side";
    };
  }

  private static TradeResult result(Fields row) throws SQLException {
    Side side = Side.valueOf(row.text("side"));
    return new TradeResult(
        row.text("id"),
        new TradeResult.Labels(
            row.text("account"),
            row.text("strategy"),
            row.text("instance"),
            row.text("market"),
            row.text("series")),
        side,
        entry(row, side),
        money(row, "fees"),
        money(row, "net"),
        winner(row.text("result")),
        times(row));
  }

  private static TradeResult.Entry entry(Fields row, Side side) throws SQLException {
    return new TradeResult.Entry(
        optional(row.decimalOrNull("requested")).map(Quantity::of),
        Quantity.of(row.decimal("quantity")),
        money(row, "cost"),
        money(row, "entry_fees"),
        optionalLong(row.numberOrNull("probability_micros")),
        bestQuote(row, side));
  }

  /** What the side was offered at: NO is offered by those who bid for YES. */
  private static Optional<Price> bestQuote(Fields row, Side side) throws SQLException {
    Optional<Price> k = optional(row.decimalOrNull("k")).map(Price::of);
    if (side == Side.NO) {
      return k.map(Price::complement);
    }
    OptionalLong spread = optionalLong(row.numberOrNull("spread_micros"));
    return k.filter(_ -> spread.isPresent())
        .map(bid -> new Price(bid.micros() + spread.getAsLong()));
  }

  private static Optional<Side> winner(String result) {
    return switch (result) {
      case "YES" -> Optional.of(Side.YES);
      case "NO" -> Optional.of(Side.NO);
      default -> Optional.empty();
    };
  }

  private static TradeResult.Times times(Fields row) throws SQLException {
    long openedMs = row.number("opened_ms");
    OptionalLong decidedMs = optionalLong(row.numberOrNull("decided_ms"));
    OptionalLong signalMs = optionalLong(row.numberOrNull("signal_ms"));
    return new TradeResult.Times(
        openedMs,
        row.number("closed_ms"),
        between(signalMs, decidedMs),
        after(decidedMs, openedMs));
  }

  private static OptionalLong between(OptionalLong from, OptionalLong to) {
    return to.isPresent() ? after(from, to.getAsLong()) : OptionalLong.empty();
  }

  private static OptionalLong after(OptionalLong from, long to) {
    return from.isPresent() ? OptionalLong.of(to - from.getAsLong()) : OptionalLong.empty();
  }

  private static Money money(Fields row, String column) throws SQLException {
    return Money.of(row.decimal(column));
  }

  private static <T> Optional<T> optional(@Nullable T value) {
    return Optional.ofNullable(value);
  }

  private static OptionalLong optionalLong(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
