// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.statistics.EquityPoint;
import io.flashpaper.engine.execution.statistics.EquitySample;
import io.flashpaper.model.Money;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What an account was worth after each closed trade. */
@Singleton
final class EquityQueries {
  /**
   * Reckoned back from what the account is worth now, so that only the trades asked for are read.
   */
  private static final String CURVE =
      """
      select *, count(*) over () as trades from (
        select t.id, t.closed_ms, a.initial_cash + a.trade_pnl + t.net
          - sum(t.net) over (order by t.closed_ms desc, t.id desc) as equity
        from trade t join account a on a.account = t.account
        where t.account = ? and t.status = 'CLOSED' and t.closed_ms >= ?
        order by t.closed_ms desc, t.id desc limit ?) latest
      where closed_ms < ? order by closed_ms, id
      """;

  private final Sql sql;

  EquityQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * A curve.
   *
   * @param trades how many closed trades it is of
   */
  record Curve(String initialCash, long trades, List<EquityPoint> points) {}

  Optional<Curve> curve(String account, Period period, int points) {
    return sql.one(
            row -> row.decimal("initial_cash"),
            "select initial_cash from account where account = ?",
            account)
        .map(cash -> curve(account, cash, period, points));
  }

  private Curve curve(String account, String initialCash, Period period, int points) {
    Sampling sampling = new Sampling(points);
    sql.each(
        row ->
            sampling.add(
                row.number("trades"),
                new EquityPoint(
                    row.number("closed_ms"), row.text("id"), Money.of(row.decimal("equity")))),
        CURVE,
        account,
        period.sinceMs().orElse(Long.MIN_VALUE),
        StatisticsQueries.MOST,
        period.untilMs().orElse(Long.MAX_VALUE));
    return new Curve(initialCash, sampling.trades, sampling.points());
  }

  /** Begins with the first row, which says how many there are. */
  private static final class Sampling {
    private final int most;
    private Optional<EquitySample> sample = Optional.empty();
    private long trades;

    private Sampling(int most) {
      this.most = most;
    }

    private void add(long all, EquityPoint point) {
      trades = all;
      EquitySample into = sample.orElseGet(() -> new EquitySample(all, most));
      into.add(point);
      sample = Optional.of(into);
    }

    private List<EquityPoint> points() {
      return sample.map(EquitySample::points).orElse(List.of());
    }
  }
}
