// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import io.flashpaper.cli.report.SummaryView;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.model.Money;
import io.flashpaper.replay.LedgerSummary;
import io.flashpaper.replay.LedgerSummary.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A replay's summary in the words of a running stack's. */
public final class ReplayedSummary {
  private static final String NO_VENUE = "REPLAY";

  private ReplayedSummary() {}

  /** What a stack would say of the same ledger. */
  public static SummaryView of(LedgerSummary ledger, long fromMs, long toMs) {
    Share total = ledger.total();
    return new SummaryView(
        Instant.ofEpochMilli(fromMs),
        Instant.ofEpochMilli(toMs),
        (toMs - fromMs) / 1000,
        NO_VENUE,
        ledger.signals(),
        total.trades(),
        total.wins(),
        dollars(total.net()),
        dollars(total.fees()),
        ledger.averageSize().map(ReplayedSummary::dollars).orElse(BigDecimal.ZERO),
        ledger.flashCrashes(),
        ledger.flashCrashesTradeable(),
        ledger.flashTrades(),
        strategies(ledger),
        ledger.accounts().values().stream().map(ReplayedSummary::account).toList(),
        positions(ledger),
        ledger.marketsSettled(),
        ledger.marketsSeen(),
        reasons(ledger));
  }

  private static List<SummaryView.Strategy> strategies(LedgerSummary ledger) {
    List<SummaryView.Strategy> strategies = new ArrayList<>();
    ledger
        .strategies()
        .forEach(
            (name, share) ->
                strategies.add(
                    new SummaryView.Strategy(
                        name,
                        share.trades(),
                        share.wins(),
                        dollars(share.net()),
                        dollars(share.fees()))));
    return strategies;
  }

  private static SummaryView.Account account(AccountState state) {
    return new SummaryView.Account(
        state.account(),
        dollars(state.initialCash()),
        dollars(state.cash()),
        dollars(state.cash().minus(state.initialCash())),
        dollars(state.totals().tradePnl()),
        dollars(state.outlay()),
        dollars(state.difference()));
  }

  private static List<SummaryView.Position> positions(LedgerSummary ledger) {
    return ledger.open().values().stream()
        .flatMap(List::stream)
        .map(ReplayedSummary::position)
        .toList();
  }

  private static SummaryView.Position position(OpenTrade trade) {
    return new SummaryView.Position(
        trade.market().ticker(),
        trade.side().name(),
        new BigDecimal(trade.bought().toString()),
        dollars(trade.cost())
            .divide(new BigDecimal(trade.bought().toString()), 6, RoundingMode.HALF_UP),
        dollars(trade.outlay()));
  }

  private static List<SummaryView.Reason> reasons(LedgerSummary ledger) {
    return ledger.reasons().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(reason -> new SummaryView.Reason(reason.getKey(), reason.getValue()))
        .toList();
  }

  private static BigDecimal dollars(Money money) {
    return BigDecimal.valueOf(money.micros(), 6);
  }
}
