// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.engine.execution.statistics.StatisticsView;
import io.flashpaper.engine.execution.statistics.StatisticsView.BinView;
import io.flashpaper.engine.execution.statistics.StatisticsView.ForecastsView;
import io.flashpaper.engine.execution.statistics.StatisticsView.PercentilesView;
import io.flashpaper.engine.execution.statistics.StatisticsView.ResultsView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statistics for a person to read; what is undefined says why. */
public final class StatisticsText {
  private static final int DECIMALS = 6;

  private final StatisticsView view;
  private final List<String> lines = new ArrayList<>();

  private StatisticsText(StatisticsView view) {
    this.view = view;
  }

  /** The lines: all trades, then each group. */
  public static List<String> lines(StatisticsAnswer answer) {
    StatisticsText text = new StatisticsText(answer.total());
    text.total();
    if (!answer.complete()) {
      text.lines.add("There are older trades that were not counted.");
    }
    if (answer.by() != null && !answer.groups().isEmpty()) {
      text.groups(answer.by(), answer.groups());
    }
    return List.copyOf(text.lines);
  }

  private void total() {
    results(view.results());
    fact(
        "max drawdown",
        "%s%s".formatted(dollars(view.drawdown().depth()), when(view.drawdown().troughAt())));
    fact(
        "longest rows",
        "%d won, %d lost".formatted(view.streaks().wins(), view.streaks().losses()));
    forecasts(view.forecasts());
    edge();
    execution();
  }

  private void results(ResultsView found) {
    lines.add(
        "%s trades: %s won, %s lost"
            .formatted(
                Figures.count(found.trades()),
                Figures.count(found.wins()),
                Figures.count(found.losses())));
    fact("net", "%s (fees %s)".formatted(signed(found.net()), dollars(found.fees())));
    fact("win rate", rate(found));
    fact(
        "expectancy",
        "%s a trade, %s a dollar risked"
            .formatted(
                money("results.expectancy", found.expectancy()),
                ratio("results.perDollar", found.perDollar())));
    fact("profit factor", ratio("results.profitFactor", found.profitFactor()));
    fact("average win", money("results.averageWin", found.averageWin()));
    fact("average loss", money("results.averageLoss", found.averageLoss()));
    fact("deviation", money("results.deviation", found.deviation()));
    fact("t of the mean", ratio("results.tStatistic", found.tStatistic()) + evidence(found));
    fact(
        "break-even rate",
        "%s with these wins and losses, %s held to settlement"
            .formatted(
                ratio("results.breakEvenRate", found.breakEvenRate()),
                ratio("results.breakEvenHeld", found.breakEvenHeld())));
  }

  private String rate(ResultsView found) {
    return found.winRate() == null
        ? reason("results.winRate")
        : "%s (95%%: %s to %s)"
            .formatted(
                plain(found.winRate()), plain(found.winRateLow()), plain(found.winRateHigh()));
  }

  private static String evidence(ResultsView found) {
    return found.tStatistic() != null && found.tStatistic().abs().compareTo(BigDecimal.TWO) < 0
        ? " (below 2: no evidence)"
        : "";
  }

  private void forecasts(ForecastsView found) {
    if (found.trades() == 0) {
      fact("forecasts", reason("forecasts.brier"));
      return;
    }
    fact(
        "Brier",
        "%s; market price %s, base rate %s"
            .formatted(
                plain(found.brier()), plain(found.marketBrier()), plain(found.baseRateBrier())));
    fact(
        "skill",
        "%s against the base rate, %s against the market"
            .formatted(
                ratio("forecasts.skill", found.skill()),
                ratio("forecasts.marketSkill", found.marketSkill())));
    fact("log loss", plain(found.logLoss()));
    fact("calibration", "error %s".formatted(plain(found.calibrationError())));
    TextTable bins = new TextTable(1, "said of YES", "trades", "mean", "came");
    for (BinView bin : found.calibration()) {
      bins.row(
          "%s to %s"
              .formatted(
                  bin.from().setScale(2, RoundingMode.HALF_UP),
                  bin.to().setScale(2, RoundingMode.HALF_UP)),
          Figures.count(bin.trades()),
          plain(bin.meanProbability()),
          plain(bin.observed()));
    }
    lines.addAll(bins.lines("    "));
  }

  private void edge() {
    fact(
        "predicted edge",
        "%s, captured %s: ratio %s%s"
            .formatted(
                signed(view.edge().predicted()),
                signed(view.edge().captured()),
                ratio("edge.ratio", view.edge().ratio()),
                view.edge().meaningful() ? "" : " (means little below 100 trades)"));
  }

  private void execution() {
    fact("fill rate", ratio("execution.fillRate", view.execution().fillRate()));
    fact(
        "latency",
        percentiles("execution.signalToFillMs", view.execution().signalToFillMs(), "ms"));
    fact(
        "slippage",
        percentiles(
            "execution.slippageMicros", view.execution().slippageMicros(), "micro-dollars"));
  }

  private String percentiles(String name, PercentilesView found, String unit) {
    return found.samples() == 0
        ? reason(name)
        : "p50 %d, p90 %d, p95 %d, p99 %d %s"
            .formatted(found.p50(), found.p90(), found.p95(), found.p99(), unit);
  }

  private void groups(String by, List<StatisticsAnswer.Group> groups) {
    TextTable table =
        new TextTable(1, by, "trades", "won", "net", "fees", "win rate", "low", "high", "Brier");
    for (StatisticsAnswer.Group group : groups) {
      ResultsView found = group.statistics().results();
      table.row(
          group.name(),
          Figures.count(found.trades()),
          Figures.count(found.wins()),
          signed(found.net()),
          dollars(found.fees()),
          plain(found.winRate()),
          plain(found.winRateLow()),
          plain(found.winRateHigh()),
          plain(group.statistics().forecasts().brier()));
    }
    lines.add("");
    lines.addAll(table.lines(""));
  }

  private void fact(String name, String value) {
    lines.add("  %-16s %s".formatted(name, value));
  }

  private String reason(String name) {
    String why = view.undefined().get(name);
    return why == null ? Figures.MISSING : "N/A (%s)".formatted(why);
  }

  private String ratio(String name, @Nullable BigDecimal value) {
    return value == null ? reason(name) : plain(value);
  }

  private String money(String name, @Nullable String value) {
    return value == null ? reason(name) : signed(value);
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null
        ? Figures.MISSING
        : value.setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }

  private static String dollars(String amount) {
    return "$" + Figures.price(new BigDecimal(amount));
  }

  private static String signed(String amount) {
    BigDecimal value = new BigDecimal(amount);
    return "$" + (value.signum() < 0 ? "" : "+") + Figures.price(value);
  }

  private static String when(@Nullable String time) {
    return time == null ? "" : ", deepest at " + time;
  }
}
