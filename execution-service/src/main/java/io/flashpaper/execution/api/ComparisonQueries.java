// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.statistics.Comparison;
import io.flashpaper.engine.execution.statistics.ComparisonTally;
import io.flashpaper.model.Money;
import jakarta.inject.Singleton;

/** Two accounts' closed trades, market by market, over the time in which both could trade. */
@Singleton
final class ComparisonQueries {
  /** A market counts once neither of the two holds anything in it. */
  private static final String TRADES =
      """
      select account, market, net, opened_ms from trade t
      where status = 'CLOSED' and account in (?, ?) and opened_ms >= ? and opened_ms < ? and not exists
        (select 1 from trade u where u.market = t.market and u.account in (?, ?) and u.status <> 'CLOSED')
      order by closed_ms desc, id desc limit ?
      """;

  private static final String START =
      """
      select max(first_ms) as start_ms from
        (select min(time_ms) as first_ms from strategy_event
         where kind = 'LOADED' and detail ->> 'account' in (?, ?) group by detail ->> 'account') starts
      """;

  private final Sql sql;

  ComparisonQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * What was compared.
   *
   * @param sinceMs trades opened at this time or later
   * @param complete false if there are more trades, older ones
   */
  record Compared(Comparison comparison, long sinceMs, boolean complete) {}

  Compared compare(String a, String b, Period asked) {
    check("a", a);
    check("b", b);
    long sinceMs = Math.max(startMs(a, b), asked.sinceMs().orElse(0));
    ComparisonTally tally = new ComparisonTally();
    long[] trades = {0};
    sql.each(
        row -> {
          Money net = Money.of(row.decimal("net"));
          trades[0]++;
          if (row.text("account").equals(a)) {
            tally.addToFirst(row.text("market"), net);
          } else {
            tally.addToSecond(row.text("market"), net);
          }
        },
        TRADES,
        a,
        b,
        sinceMs,
        asked.untilMs().orElse(Long.MAX_VALUE),
        a,
        b,
        StatisticsQueries.MOST);
    return new Compared(tally.comparison(), sinceMs, trades[0] < StatisticsQueries.MOST);
  }

  private void check(String parameter, String account) {
    if (sql.count("select count(*) as count from account where account = ?", account) == 0) {
      throw ProblemException.badParameter(parameter, account, "the name of an account");
    }
  }

  /** When the later of the two was first traded for; 0 if that is not known. */
  private long startMs(String a, String b) {
    return sql.one(row -> row.number("start_ms"), START, a, b).orElse(0L);
  }
}
