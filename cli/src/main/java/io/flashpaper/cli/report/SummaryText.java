// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.SummaryView.Account;
import io.flashpaper.cli.report.SummaryView.Position;
import io.flashpaper.cli.report.SummaryView.Reason;
import io.flashpaper.cli.report.SummaryView.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run did, for a person to read. */
public final class SummaryText {
  private static final int SHOWN_REASONS = 10;
  private static final int SHOWN_POSITIONS = 10;
  private static final String DOWN = "DOWN";
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

  /** What is to be said of the whole in a line each, by its name, in their order. */
  public static Map<String, String> facts(SummaryView summary) {
    boolean traded = summary.trades() > 0;
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("data mode", mode(summary));
    facts.put(
        "markets",
        "%d seen, %d settled".formatted(summary.marketsSeen(), summary.settledMarkets()));
    facts.put("signals", Figures.count(summary.signals()));
    facts.put("trades", traded ? trades(summary) : "0");
    facts.put(
        "win rate",
        traded ? Figures.winRateAndInterval(summary.wins(), summary.trades()) : Figures.MISSING);
    facts.put(
        "P&L after fees",
        "%s (fees %s)"
            .formatted(Figures.signedDollars(summary.tradePnl()), Figures.dollars(summary.fees())));
    facts.put("average size", traded ? Figures.dollars(summary.averageSize()) : Figures.MISSING);
    facts.put(
        "flash crashes",
        "%s detected, %s tradeable, %s traded"
            .formatted(
                Figures.count(summary.flashCrashes()),
                Figures.count(summary.flashCrashesTradeable()),
                Figures.count(summary.flashTrades())));
    facts.put("open positions", Figures.count(present(summary.openPositions()).size()));
    return facts;
  }

  private void head(String exitReason, Duration wall) {
    lines.add("Summary (" + exitReason + ")");
    fact("duration", duration(wall));
    facts(summary).forEach(this::fact);
  }

  private String duration(Duration wall) {
    return "%s by your clock; %s of market time, %s to %s UTC"
        .formatted(
            Figures.span(wall),
            Figures.span(Duration.ofSeconds(summary.durationSeconds())),
            Figures.time(summary.from()),
            Figures.time(summary.to()));
  }

  private static String mode(SummaryView summary) {
    String mode = Figures.text(summary.mode());
    return switch (mode) {
      case "WS" -> "WS (Kalshi by WebSocket)";
      case "REST" -> "REST (Kalshi by polling)";
      case DOWN -> "DOWN (Kalshi is not reached)";
      default -> mode;
    };
  }

  private static String trades(SummaryView summary) {
    return "%s closed, %s won and %s lost"
        .formatted(
            Figures.count(summary.trades()),
            Figures.count(summary.wins()),
            Figures.count(summary.trades() - summary.wins()));
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
        new TextTable(1, "account", "initial", "cash", "change", "P&L", "at stake", "unexplained");
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
                    Figures.contracts(position.quantity()),
                    Figures.averagePrice(position.entryPrice()),
                    Figures.dollars(position.outlay())));
    section("Open positions", table.lines(INDENT));
  }

  private void reasons() {
    List<Reason> reasons = present(summary.reasons());
    if (reasons.isEmpty()) {
      if (summary.trades() == 0) {
        section("Why it did not trade", List.of(INDENT + noReason()));
      }
      return;
    }
    TextTable table = new TextTable(2, "what stood in the way first", "gate", "looks");
    reasons.stream()
        .sorted(Comparator.comparingLong(Reason::count).reversed())
        .limit(SHOWN_REASONS)
        .forEach(
            reason ->
                table.row(
                    ReasonWords.of(reason.gate()),
                    Figures.text(reason.gate()),
                    Figures.count(reason.count())));
    section(
        summary.trades() == 0 ? "Why it did not trade" : "Why it did not trade more",
        table.lines(INDENT));
  }

  private String noReason() {
    if (summary.marketsSeen() > 0) {
      return "No reason was counted; they are counted by the minute of market time.";
    }
    return DOWN.equals(summary.mode())
        ? "No market was seen, since Kalshi was not reached; the log says why."
        : "No market was seen; the log says which venues answered.";
  }

  private void section(String head, List<String> body) {
    lines.add("");
    lines.add("  " + head);
    lines.addAll(body);
  }

  private static <T> List<T> present(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
