// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.session;

import io.flashpaper.cli.report.ComparisonText;
import io.flashpaper.cli.report.DecisionsView.Funnel;
import io.flashpaper.cli.report.DecisionsView.Stop;
import io.flashpaper.cli.report.Figures;
import io.flashpaper.cli.report.ReasonWords;
import io.flashpaper.cli.report.StatisticsAnswer.Group;
import io.flashpaper.cli.report.SummaryText;
import io.flashpaper.cli.report.SummaryView;
import io.flashpaper.cli.report.SummaryView.Account;
import io.flashpaper.cli.report.TradesView.Trade;
import io.flashpaper.cli.session.Table.Cell;
import io.flashpaper.engine.execution.statistics.StatisticsView;
import io.flashpaper.engine.execution.statistics.StatisticsView.ResultsView;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A session as one HTML page that needs nothing beside it. */
public final class SessionPage {
  private static final String HTML = "text/html";
  private static final String NAME = "session.html";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final SessionReport report;

  private SessionPage(SessionReport report) {
    this.report = report;
  }

  /** The page. */
  public static String of(SessionReport report) {
    return new SessionPage(report).fill(template());
  }

  private static Template template() {
    Engine engine =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .build();
    try (InputStream text = SessionPage.class.getResourceAsStream(NAME)) {
      String source =
          new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
      return engine.parse(source, Variant.forContentType(HTML), NAME);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + NAME, unreadable);
    }
  }

  private String fill(Template template) {
    return template
        .data("title", title())
        .data("made", Figures.time(report.run().made()))
        .data("version", report.run().version())
        .data("facts", facts())
        .data("accounts", accounts())
        .data("charts", charts())
        .data("strategies", strategies())
        .data("comparison", report.comparison().map(ComparisonText::sentence).orElse(""))
        .data("compared", compared())
        .data("funnels", report.funnels().stream().map(SessionPage::funnel).toList())
        .data("trades", trades())
        .render();
  }

  private String title() {
    SummaryView summary = report.summary();
    return "Flashpaper %s, %s to %s UTC"
        .formatted(report.run().kind(), Figures.time(summary.from()), Figures.time(summary.to()));
  }

  /** A name and what it is. */
  record Fact(String name, String value) {}

  private List<Fact> facts() {
    SessionReport.Run run = report.run();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "ended",
            run.end()
                .map(end -> end.reason() + (end.complete() ? "" : ", before its time"))
                .orElse("it goes on")));
    run.took().ifPresent(took -> facts.add(new Fact("by your clock", Figures.span(took))));
    facts.add(
        new Fact(
            "market time", Figures.span(Duration.ofSeconds(report.summary().durationSeconds()))));
    facts.addAll(facts(SummaryText.facts(report.summary())));
    if (!report.isOneMoment()) {
      facts.add(
          new Fact("note", "it traded while this was read: parts may differ by its last trades"));
    }
    return facts;
  }

  private List<Fact> compared() {
    return report.comparison().map(ComparisonText::facts).map(SessionPage::facts).orElse(List.of());
  }

  private static List<Fact> facts(Map<String, String> byName) {
    return byName.entrySet().stream()
        .map(each -> new Fact(each.getKey(), each.getValue()))
        .toList();
  }

  private Table accounts() {
    Table table =
        new Table(1, "account", "began with", "cash", "change", "P&L after fees", "at stake");
    for (Account account : present(report.summary().accounts())) {
      table.row(
          Figures.text(account.account()),
          Figures.dollars(account.initialCash()),
          Figures.dollars(account.cash()),
          judged(account.cashChange()),
          judged(account.tradePnl()),
          Figures.dollars(account.openOutlay()));
    }
    return table;
  }

  private List<EquityChart> charts() {
    return report.equity().stream()
        .filter(curve -> !curve.points().isEmpty())
        .map(curve -> EquityChart.of(curve, report.summary().from(), report.summary().to()))
        .toList();
  }

  private Table strategies() {
    Table table =
        new Table(
            1,
            "strategy",
            "trades",
            "won",
            "win rate",
            "95 % interval",
            "P&L after fees",
            "a trade",
            "t",
            "fees",
            "deepest fall",
            "Brier");
    report.strategies().groups().forEach(group -> addTo(table, group));
    addTo(table, new Group("all", report.strategies().total()));
    return table;
  }

  private static void addTo(Table table, Group group) {
    StatisticsView found = group.statistics();
    ResultsView results = found.results();
    table.row(
        group.name().isBlank() ? "(no strategy)" : group.name(),
        Figures.count(results.trades()),
        Figures.count(results.wins()),
        percent(results.winRate()),
        results.winRateLow() == null
            ? Figures.MISSING
            : percent(results.winRateLow()) + " to " + percent(results.winRateHigh()),
        judged(new BigDecimal(results.net())),
        results.expectancy() == null
            ? Figures.MISSING
            : judged(new BigDecimal(results.expectancy())),
        decimal(results.tStatistic(), 2),
        Figures.dollars(new BigDecimal(results.fees())),
        Figures.dollars(new BigDecimal(found.drawdown().depth())),
        decimal(found.forecasts().brier(), 4));
  }

  /**
   * An instance's funnel.
   *
   * @param stops what stood in the way, each with its bar
   */
  record FunnelRows(String heading, List<StopRow> stops) {}

  /**
   * What stood in the way.
   *
   * @param bar its share of the instance's most frequent one, 0 to 100
   */
  record StopRow(String words, String gate, String last, String count, String bar) {}

  private static FunnelRows funnel(Funnel funnel) {
    long most = funnel.stops().stream().mapToLong(Stop::count).max().orElse(1);
    return new FunnelRows(
        "%s: %s became an order"
            .formatted(Figures.text(funnel.instance()), Figures.count(funnel.orders())),
        funnel.stops().stream()
            .map(
                stop ->
                    new StopRow(
                        ReasonWords.of(stop.gate()),
                        Figures.text(stop.gate()),
                        stop.last(),
                        Figures.count(stop.count()),
                        String.format(
                            Locale.ROOT, "%.2f", 100.0 * stop.count() / Math.max(1, most))))
            .toList());
  }

  private Table trades() {
    Table table =
        new Table(
            7,
            "opened",
            "closed",
            "account",
            "strategy",
            "market",
            "side",
            "ended by",
            "held",
            "contracts",
            "in",
            "out",
            "fees",
            "P&L after fees");
    report.trades().forEach(trade -> addTo(table, trade));
    return table;
  }

  private static void addTo(Table table, Trade trade) {
    table.row(
        Figures.time(trade.openedAt()),
        Figures.time(trade.closedAt()),
        Figures.text(trade.account()),
        Figures.text(trade.strategy()),
        Figures.text(trade.market()),
        Figures.text(trade.side()),
        Figures.words(trade.exitReason() == null ? trade.status() : trade.exitReason()),
        trade.openedAt() == null || trade.closedAt() == null
            ? Figures.MISSING
            : Figures.span(Duration.between(trade.openedAt(), trade.closedAt())),
        Figures.contracts(trade.quantity()),
        Figures.averagePrice(trade.entryPrice()),
        Figures.averagePrice(trade.exitPrice()),
        Figures.dollars(trade.fees()),
        judged(trade.pnl()));
  }

  private static Cell judged(@Nullable BigDecimal amount) {
    return Cell.judged(Figures.signedDollars(amount), amount);
  }

  private static String percent(@Nullable BigDecimal share) {
    return share == null
        ? Figures.MISSING
        : share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_EVEN) + " %";
  }

  private static String decimal(@Nullable BigDecimal value, int decimals) {
    return value == null
        ? Figures.MISSING
        : value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static <T> List<T> present(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
