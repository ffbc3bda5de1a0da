// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import io.flashpaper.cli.report.StatisticsAnswer;
import io.flashpaper.cli.report.SummaryView;
import io.flashpaper.cli.report.TradesView.Trade;
import io.flashpaper.cli.session.EquityView;
import io.flashpaper.cli.session.SessionReport;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.statistics.EquityPoint;
import io.flashpaper.engine.execution.statistics.EquitySample;
import io.flashpaper.engine.execution.statistics.Grouping;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.model.Money;
import io.flashpaper.replay.LedgerSink;
import io.flashpaper.replay.LedgerSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts of a replayed ledger what a session's report says. */
public final class ReplayedSession implements LedgerSink {
  private static final int CURVE_POINTS = 400;

  private final ReplayedTrades trades = new ReplayedTrades();
  private final ReplayedFunnels funnels = new ReplayedFunnels();

  @Override
  public void accept(Batch batch) {
    trades.accept(batch);
    funnels.accept(batch);
  }

  /** The report. */
  public SessionReport report(LedgerSummary ledger, SummaryView summary, SessionReport.Run run) {
    return new SessionReport(
        run,
        true,
        summary,
        StatisticsAnswer.of(Grouping.STRATEGY, trades.statistics()),
        ledger.accounts().values().stream().map(this::equity).toList(),
        funnels.funnels(),
        Optional.empty(),
        trades(ledger));
  }

  private EquityView equity(AccountState account) {
    List<ReplayedTrade> own =
        trades.closed().stream()
            .filter(trade -> trade.account().equals(account.account()))
            .toList();
    EquitySample sample = new EquitySample(own.size(), CURVE_POINTS);
    Money equity = account.initialCash();
    for (ReplayedTrade trade : own) {
      equity = equity.plus(trade.net());
      sample.add(new EquityPoint(trade.closed().timeMs(), trade.closed().trade().id(), equity));
    }
    return new EquityView(
        account.account(),
        dollars(account.initialCash()),
        own.size(),
        sample.points().stream()
            .map(
                point ->
                    new EquityView.Point(
                        Instant.ofEpochMilli(point.timeMs()), dollars(point.equity())))
            .toList());
  }

  private List<Trade> trades(LedgerSummary ledger) {
    List<Trade> rows = new ArrayList<>();
    trades.closed().forEach(trade -> rows.add(trade.row()));
    ledger
        .open()
        .forEach((account, open) -> open.forEach(trade -> rows.add(trades.open(account, trade))));
    return rows;
  }

  private static BigDecimal dollars(Money money) {
    return BigDecimal.valueOf(money.micros(), 6);
  }
}
