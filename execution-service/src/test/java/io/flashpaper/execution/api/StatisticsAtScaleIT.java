// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.statistics.Comparison;
import io.flashpaper.engine.execution.statistics.EquityPoint;
import io.flashpaper.engine.execution.statistics.Results;
import io.flashpaper.engine.execution.statistics.Statistics;
import io.flashpaper.ledger.MigratedDatabase;
import io.flashpaper.model.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand trades in a real database: the figures add up, and it says how long it took.
 */
class StatisticsAtScaleIT {
  private static final int TRADES = 100_000;
  private static final Period EVER = new Period(OptionalLong.empty(), OptionalLong.empty());

  /** Every fifth trade wins $3, the others lose $1. */
  private static final String FILL =
      """
      insert into posting select name || '/opening', name, 'OPENING', null, null, null, 1000, 0, 0, 0, -1000, 0, 0
        from unnest(array['main', 'model']) name;
      insert into account (account, initial_cash, cash, trade_pnl, fees, trades, wins, open_trades, open_outlay, open_cost)
        select name, 1000, 1000, 0, 0, 0, 0, 0, 0, 0 from unnest(array['main', 'model']) name;
      insert into ledger_order (id, account, market, series, trade_id, kind, side, limit_price, quantity,
          decided_offset, decided_ms, arrival_ms, reason, origin, decision, outcome, filled)
        select 'T' || n, case n % 2 when 0 then 'main' else 'model' end, 'M' || n / 2 % 9973, 'KXBTC15M',
          'T' || n, 'ENTRY', case n % 3 when 0 then 'NO' else 'YES' end, 0.5, 10, n, n * 1000, n * 1000 + 250,
          '{}', jsonb_build_object('timeMs', n * 1000 - 40, 'strategy', 'chance', 'instance', 'chance'), '{}',
          case when n <= %1$d then 'FILLED' else 'NOT_OFFERED' end, case when n <= %1$d then 10 else 0 end
        from generate_series(1, %1$d + 5000) n;
      insert into trade (id, account, market, series, side, status, instance, strategy, strategy_version,
          signal_id, signal_offset, probability_micros, entry_offset, opened_ms, opened_offset, quantity, cost,
          proceeds, fees, outlay, entry_reason, at_decision, at_fill, closed_ms, closed_offset, net)
        select o.id, o.account, o.market, o.series, o.side, 'CLOSED', 'chance', 'chance', '1', 's', 1, 600000, 1,
          o.arrival_ms, 1, 10, 4.9, 0, 0.1, 0, '{}', '{"k":"0.480000","spreadMicros":10000}', '{}',
          o.arrival_ms + 60000, 1, case o.decided_offset % 5 when 0 then 3 else -1 end
        from ledger_order o where o.filled > 0;
      insert into fill select id, 1, id, account, market, 'ENTRY', 0.49, 10, 0.1, 0, 0, -5, opened_ms, 1 from trade;
      insert into market_settlement
        select 'M' || n, 1, 1, case n % 2 when 0 then 'YES' else 'NO' end, 1 - n % 2, null
        from generate_series(0, 9972) n;
      insert into posting select id || '/1', account, 'EXIT', id, id, 1, net, 0, fees, -net - fees, 0, closed_ms, 1
        from trade;
      update account a set (trade_pnl, cash, fees) =
        (select sum(net), 1000 + sum(net), sum(fees) from trade t where t.account = a.account);
      analyze
      """
          .replace("%1$d", Integer.toString(TRADES));

  @TempDir static Path folder;

  private static MigratedDatabase database;

  private final Sql sql = new Sql(database.connections());

  @BeforeAll
  static void fill() throws Exception {
    database = MigratedDatabase.start(folder, "latest");
    database.run(FILL);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static <T> T timed(String what, Supplier<T> work) {
    InstantSource clock = InstantSource.system();
    long before = clock.millis();
    T answer = work.get();
    System.out.printf(
        "%s of %,d trades took %s%n", what, TRADES, Duration.ofMillis(clock.millis() - before));
    return answer;
  }

  private static StatisticsFilter by(String group) {
    return new StatisticsFilter(group, null, null, null, null, null, null, null);
  }

  @Test
  void statisticsCountEveryTradeOnce() {
    StatisticsQueries queries = new StatisticsQueries(sql);
    queries.count(by("account"));
    StatisticsQueries.Counted counted = timed("Statistics", () -> queries.count(by("account")));
    assertThat(counted.complete()).isTrue();
    Statistics total = counted.attribution().total();
    Results results = total.results();
    assertThat(results.trades()).isEqualTo(TRADES);
    assertThat(results.wins()).isEqualTo(TRADES / 5);
    assertThat(results.net()).isEqualTo(Money.of("-20000"));
    assertThat(total.forecasts().trades()).isEqualTo(TRADES);
    assertThat(total.execution().missed()).isEqualTo(5000);
    assertThat(total.execution().signalToFillMs().p99().value()).hasValue(290L);
    // YES was offered at 0.49, NO at 0.52, and both were bought at 0.49.
    assertThat(total.execution().slippageMicros().p50().value()).hasValue(0L);
    assertThat(counted.attribution().groups().values().stream().map(s -> s.results().trades()))
        .containsExactly(TRADES / 2L, TRADES / 2L);
  }

  @Test
  void aComparisonPairsThemByMarket() {
    ComparisonQueries queries = new ComparisonQueries(sql);
    Comparison found =
        timed("A comparison", () -> queries.compare("main", "model", EVER)).comparison();
    assertThat(found.markets()).isEqualTo(9973);
    assertThat(found.first().plus(found.second())).isEqualTo(Money.of("-20000"));
  }

  @Test
  void aCurveEndsAtWhatTheAccountIsWorth() {
    EquityQueries queries = new EquityQueries(sql);
    EquityQueries.Curve curve =
        timed("An equity curve", () -> queries.curve("main", EVER, 500)).orElseThrow();
    assertThat(curve.trades()).isEqualTo(TRADES / 2);
    List<EquityPoint> points = curve.points();
    assertThat(points).hasSizeBetween(300, 500);
    assertThat(points.getLast().equity()).isEqualTo(Money.of("-9000"));
  }
}
