// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.session;

import io.flashpaper.cli.report.ComparisonView;
import io.flashpaper.cli.report.DecisionsView.Funnel;
import io.flashpaper.cli.report.StatisticsAnswer;
import io.flashpaper.cli.report.SummaryView;
import io.flashpaper.cli.report.TradesView.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a session came to.
 *
 * @param run what ran
 * @param isOneMoment whether all parts are of the same ledger; otherwise it traded while they were
 *     read, and they may differ by its last trades
 * @param summary its figures
 * @param strategies statistics of the closed trades by strategy
 * @param equity each account's curve
 * @param funnels what became of each instance's wishes
 * @param comparison two of the accounts side by side, where there are two
 * @param trades those closed in the session in that order, then the open ones
 */
public record SessionReport(
    Run run,
    boolean isOneMoment,
    SummaryView summary,
    StatisticsAnswer strategies,
    List<EquityView> equity,
    List<Funnel> funnels,
    Optional<ComparisonView> comparison,
    List<Trade> trades) {
  /** Freezes the lists. */
  public SessionReport {
    equity = List.copyOf(equity);
    funnels = List.copyOf(funnels);
    trades = List.copyOf(trades);
  }

  /** The same, where the parts may differ. */
  SessionReport readWhileItTraded() {
    return new SessionReport(run, false, summary, strategies, equity, funnels, comparison, trades);
  }

  /**
   * What ran.
   *
   * @param kind such as {@code demo}, {@code live} or {@code replay}
   * @param made when the report was made, by the wall
   * @param start when it began, by the wall; empty where nobody knows
   * @param took how long it took, by the wall; empty where nobody knows
   * @param end how it ended; empty while it goes on
   */
  public record Run(
      String kind,
      String version,
      Instant made,
      Optional<Instant> start,
      Optional<Duration> took,
      Optional<End> end) {
    /** A run that goes on, or of which nothing more is known. */
    public static Run unknown(String kind, String version, Instant made) {
      return new Run(kind, version, made, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** How a run ended: whether it was as long as it was meant to be, and why it ended. */
  public record End(boolean complete, String reason) {}
}
