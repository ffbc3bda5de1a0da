// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.LiveStatus;
import io.flashpaper.model.event.FeedMode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a period brought. */
@Path("/api/v1/summary")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status")
public final class SummaryResource {
  private static final String MARKETS_LIVE_SINCE =
      """
      select count(*) as count from market_seen seen where seen.time_ms >= ? and not exists (
        select 1 from market_settlement s
        where s.market = seen.market and s.time_ms >= ? and s.time_ms < ?)
      """;
  private static final String FIGURES =
      """
      select coalesce(t.strategy, '') as strategy, count(*) as trades, count(*) filter (where net > 0) as wins,
        coalesce(sum(net), 0)::numeric(18,6) as pnl, coalesce(sum(fees), 0)::numeric(18,6) as fees
      from trade t where status = 'CLOSED' and closed_ms >= ?
      """;

  private static final String OPEN =
      """
      select account, market, side, quantity, round(cost / quantity, 6) as entry_price, outlay
      from trade where status <> 'CLOSED' order by opened_ms, id limit 1000
      """;
  private static final long USUAL_PERIOD_MS = 86_400_000;
  private static final long LONGEST_MARKET_MS = 7 * 86_400_000L;

  private final LiveStatus live;
  private final AccountQueries accounts;
  private final LedgerHead head;
  private final EventQueries events;
  private final Sql sql;

  SummaryResource(
      LiveStatus live, AccountQueries accounts, LedgerHead head, EventQueries events, Sql sql) {
    this.live = live;
    this.accounts = accounts;
    this.head = head;
    this.events = events;
    this.sql = sql;
  }

  public record Figures(
      String strategy, long trades, long wins, String winRate, String tradePnl, String fees) {}

  public record OpenPosition(
      String account,
      String market,
      String side,
      String quantity,
      String entryPrice,
      String outlay) {}

  public record Summary(
      String from,
      String to,
      long durationSeconds,
      String mode,
      long signals,
      long trades,
      long wins,
      String winRate,
      String tradePnl,
      String fees,
      String averageSize,
      long flashCrashes,
      long flashCrashesTradeable,
      long flashTrades,
      List<Figures> perStrategy,
      List<AccountQueries.Balance> accounts,
      List<OpenPosition> openPositions,
      long settledMarkets,
      long marketsSeen,
      List<EventQueries.Reason> reasons) {}

  /** Figures of the trades closed since a tape time (a day ago), and the balances. */
  @GET
  @Operation(
      summary = "Figures of the trades closed since a tape time, and the balances",
      description =
          "Of the last day of tape time unless 'since' says otherwise. All figures are of one"
              + " moment: the ledger as it stood at 'to'.")
  public Summary summary(@QueryParam("since") @Nullable String since) {
    OptionalLong asked = Parameters.timeMs("since", since);
    return sql.atOneMoment(() -> summary(asked));
  }

  private Summary summary(OptionalLong asked) {
    long nowMs = head.now().tapeTimeMs();
    long sinceMs = asked.orElseGet(() -> Math.max(0, nowMs - USUAL_PERIOD_MS));
    long fromMs = asked.orElseGet(() -> Math.max(sinceMs, firstMs(nowMs)));
    long seenSinceMs = sinceMs - LONGEST_MARKET_MS;
    Figures all = total(sinceMs);
    return new Summary(
        Instant.ofEpochMilli(fromMs).toString(),
        Instant.ofEpochMilli(nowMs).toString(),
        Math.max(0, (nowMs - fromMs) / 1000),
        live.latest().modes().getOrDefault("kalshi", FeedMode.DOWN).name(),
        sql.count("select count(*) as count from signal_log where time_ms >= ?", sinceMs),
        all.trades(),
        all.wins(),
        all.winRate(),
        all.tradePnl(),
        all.fees(),
        averageSize(sinceMs),
        sql.count("select count(*) as count from flash_event where time_ms >= ?", sinceMs),
        sql.count(
            "select count(*) as count from flash_event where time_ms >= ? and verdict = 'TRADE_OK'",
            sinceMs),
        sql.count(
            """
            select count(*) as count from trade
            where status = 'CLOSED' and closed_ms >= ? and entry_reason ->> 'code' like '%FLASH%'
            """,
            sinceMs),
        perStrategy(sinceMs),
        accounts.balances(sinceMs),
        sql.all(SummaryResource::position, OPEN),
        sql.count(
            "select count(distinct market) as count from market_settlement where time_ms >= ?",
            sinceMs),
        sql.count(MARKETS_LIVE_SINCE, seenSinceMs, seenSinceMs, sinceMs),
        events.reasons(sinceMs));
  }

  private long firstMs(long otherwise) {
    return sql.one(row -> row.number("first"), "select min(time_ms) as first from market_seen")
        .filter(first -> first > 0)
        .orElse(otherwise);
  }

  private Figures total(long sinceMs) {
    return sql.one(
            row -> figures(row, "all"), FIGURES.replace("coalesce(t.strategy, '')", "''"), sinceMs)
        .orElseThrow();
  }

  private List<Figures> perStrategy(long sinceMs) {
    return sql.all(
        row -> figures(row, row.text("strategy")),
        FIGURES + " group by t.strategy order by t.strategy",
        sinceMs);
  }

  private static Figures figures(Fields row, String name) throws SQLException {
    long trades = row.number("trades");
    long wins = row.number("wins");
    return new Figures(
        name, trades, wins, percent(wins, trades), row.decimal("pnl"), row.decimal("fees"));
  }

  private static String percent(long part, long whole) {
    return whole == 0
        ? "0.0"
        : BigDecimal.valueOf(100 * part)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
            .toPlainString();
  }

  private String averageSize(long sinceMs) {
    return sql.one(
            row -> row.decimal("size"),
            """
            select coalesce(avg((select s.size from sizing_decision s where s.order_id = t.id)), 0)::numeric(18,6)
              as size
            from trade t where t.status = 'CLOSED' and t.closed_ms >= ?
            """,
            sinceMs)
        .orElse("0.000000");
  }

  private static OpenPosition position(Fields row) throws SQLException {
    return new OpenPosition(
        row.text("account"),
        row.text("market"),
        row.text("side"),
        row.decimal("quantity"),
        row.decimal("entry_price"),
        row.decimal("outlay"));
  }
}
