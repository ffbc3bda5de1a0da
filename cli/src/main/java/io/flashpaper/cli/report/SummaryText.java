// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.SummaryView.Account;
import io.flashpaper.cli.report.SummaryView.Position;
import io.flashpaper.cli.report.SummaryView.Reason;
import io.flashpaper.cli.report.SummaryView.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run did, for a person to read. */
public final class SummaryText {
  private static final int SHOWN_REASONS = 12;
  private static final int SHOWN_POSITIONS = 10;
  private static final String INDENT = "    ";

  private final SummaryView summary;
  private final List<String> lines = new ArrayList<>();

  private SummaryText(SummaryView summary) {
    this.summary = summary;
  }

  /**
   * The summary's lines.
   *
   * @param exitReason why the run ended, such as {@code time is up}
   * @param wall how long it took by the wall
   * @param whereToLook what else there is to read, one sentence each
   */
  public static List<String> lines(
      SummaryView summary, String exitReason, Duration wall, List<String> whereToLook) {
    SummaryText text = new SummaryText(summary);
    text.head(exitReason, wall);
    text.strategies();
    text.accounts();
    text.positions();
    text.reasons();
    text.section("Where to look next", whereToLook.stream().map(s -> INDENT + s).toList());
    return List.copyOf(text.lines);
  }

  private void head(String exitReason, Duration wall) {
    lines.add("Summary (" + exitReason + ")");
    fact("duration", duration(wall));
    fact("data mode", Figures.text(summary.mode()));
    fact("markets", summary.marketsSeen() + " seen, " + summary.settledMarkets() + " settled");
    fact("signals", Long.toString(summary.signals()));
    fact("trades", Long.toString(summary.trades()));
    fact("win rate", Figures.winRate(summary.wins(), summary.trades()));
    fact(
        "P&L after fees",
        "%s (fees %s)"
            .formatted(Figures.signedDollars(summary.tradePnl()), Figures.dollars(summary.fees())));
    fact("average size", Figures.dollars(summary.averageSize()));
    fact("flash crashes", summary.flashCrashes() + " detected, " + flashTrades() + " traded");
  }

  private String duration(Duration wall) {
    Duration world = Duration.ofSeconds(summary.durationSeconds());
    return "%s of market time (%s to %s) in %s"
        .formatted(
            Figures.span(world),
            Figures.text(summary.from()),
            Figures.text(summary.to()),
            Figures.span(wall));
  }

  private long flashTrades() {
    return present(summary.perStrategy()).stream()
        .filter(strategy -> Figures.text(strategy.strategy()).contains("flash"))
        .mapToLong(Strategy::trades)
        .sum();
  }

  private void fact(String name, String value) {
    lines.add("  %-16s %s".formatted(name, value));
  }

  private void strategies() {
    if (present(summary.perStrategy()).isEmpty()) {
      return;
    }
    TextTable table = new TextTable(1, "strategy", "trades", "win %", "P&L", "fees");
    for (Strategy strategy : present(summary.perStrategy())) {
      table.row(
          Figures.text(strategy.strategy()),
          Long.toString(strategy.trades()),
          Figures.winRate(strategy.wins(), strategy.trades()),
          Figures.signedDollars(strategy.tradePnl()),
          Figures.dollars(strategy.fees()));
    }
    section("Per strategy", table.lines(INDENT));
  }

  private void accounts() {
    if (present(summary.accounts()).isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(
            1, "account", "start", "cash", "change", "trades' P&L", "open", "unexplained");
    for (Account account : present(summary.accounts())) {
      table.row(
          Figures.text(account.account()),
          Figures.dollars(account.initialCash()),
          Figures.dollars(account.cash()),
          Figures.signedDollars(account.cashChange()),
          Figures.signedDollars(account.tradePnl()),
          Figures.dollars(account.openOutlay()),
          Figures.dollars(account.difference()));
    }
    section("Accounts", table.lines(INDENT));
  }

  private void positions() {
    List<Position> open = present(summary.openPositions());
    if (open.isEmpty()) {
      return;
    }
    TextTable table = new TextTable(2, "market", "side", "contracts", "in", "outlay");
    open.stream()
        .limit(SHOWN_POSITIONS)
        .forEach(
            position ->
                table.row(
                    Figures.text(position.market()),
                    Figures.text(position.side()),
                    Figures.plain(position.quantity()),
                    Figures.price(position.entryPrice()),
                    Figures.dollars(position.outlay())));
    section("Open positions (" + open.size() + ")", table.lines(INDENT));
  }

  private void reasons() {
    List<Reason> reasons = present(summary.reasons());
    if (reasons.isEmpty()) {
      if (summary.trades() == 0) {
        section("Why it did not trade", List.of(INDENT + noReason()));
      }
      return;
    }
    TextTable table = new TextTable(1, "reason", "times");
    reasons.stream()
        .sorted(Comparator.comparingLong(Reason::count).reversed())
        .limit(SHOWN_REASONS)
        .forEach(reason -> table.row(Figures.text(reason.gate()), Long.toString(reason.count())));
    section(
        summary.trades() == 0 ? "Why it did not trade" : "Why it did not trade more",
        table.lines(INDENT));
  }

  private String noReason() {
    return summary.marketsSeen() == 0
        ? "No market was seen: is the feed up? The log says which venues answered."
        : "No strategy wanted a trade, and no gate refused one.";
  }

  private void section(String head, List<String> body) {
    lines.add("  " + head);
    lines.addAll(body);
  }

  private static <T> List<T> present(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
