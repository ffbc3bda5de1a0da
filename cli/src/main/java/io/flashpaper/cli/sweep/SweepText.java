// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep;

import io.flashpaper.cli.report.TextTable;
import io.flashpaper.engine.execution.statistics.Wilson;
import io.flashpaper.model.Money;
import io.flashpaper.replay.sweep.luck.Estimate;
import io.flashpaper.replay.sweep.report.Pick;
import io.flashpaper.replay.sweep.report.Score;
import io.flashpaper.replay.sweep.report.SweepReport;
import io.flashpaper.replay.sweep.report.TrialScore;
import io.flashpaper.replay.sweep.space.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A sweep's report as people read it. */
public final class SweepText {
  private static final double MICROS = 1e6;

  private SweepText() {}

  /**
   * The lines.
   *
   * @param most so many trials of the table
   */
  public static List<String> lines(SweepReport report, int most) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Net result %s, in dollars; tested out of sample on %d markets that closed at %d moments."
            .formatted(
                report.objective().words(),
                report.best().tested().markets(),
                report.best().tested().objective().units()));
    lines.add("");
    lines.addAll(table(report, most));
    if (report.trials().size() > most) {
      lines.add("  and %d more; --top shows them.".formatted(report.trials().size() - most));
    }
    lines.add("");
    lines.addAll(walk(report));
    lines.addAll(luck(report));
    report.holdout().ifPresent(score -> lines.add(holdout(report.best().trial(), score)));
    lines.add(report.verdict().sentence());
    lines.addAll(troubles(report));
    return lines;
  }

  private static List<String> table(SweepReport report, int most) {
    TextTable table =
        new TextTable(
            2,
            "trial",
            "settings",
            "trades",
            "tested",
            "95% interval",
            "p",
            "win rate (95%)",
            "net",
            "drawdown",
            "trained");
    report.trials().stream().limit(most).forEach(trial -> row(table, trial));
    return table.lines("  ");
  }

  private static void row(TextTable table, TrialScore trial) {
    Score tested = trial.tested();
    table.row(
        Integer.toString(trial.trial().number()),
        settings(trial.trial()),
        Integer.toString(tested.trades()),
        value(tested.objective().mean()),
        interval(tested.objective()),
        String.format(Locale.ROOT, "%.3f", trial.adjustedP()),
        winRate(tested.winRate()),
        dollars(tested.net()),
        dollars(tested.drawdown().depth()),
        value(trial.trained().objective().mean()));
  }

  private static List<String> walk(SweepReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("Walking forward, each fold with the trial that was best on everything before it:");
    for (Pick pick : report.picks()) {
      lines.add(
          "  fold %d: trial %d, %s trained, %s tested (%d trades)"
              .formatted(
                  pick.segment().number(),
                  pick.trial().number(),
                  value(pick.trained().objective().mean()),
                  value(pick.tested().objective().mean()),
                  pick.tested().trades()));
    }
    lines.add(
        "  together: %s tested (95%%: %s)"
            .formatted(
                value(report.walked().objective().mean()), interval(report.walked().objective())));
    return lines;
  }

  private static List<String> luck(SweepReport report) {
    return List.of(
        "Best in training: %s; luck alone gives %s there. Best tested: %s; luck alone gives %s (p = %.4f)."
            .formatted(
                value(report.bestTrained()),
                value(report.trainedLuck().expectedBest()),
                value(report.best().tested().objective().mean()),
                value(report.testedLuck().expectedBest()),
                report.testedLuck().pValue()));
  }

  private static String holdout(Trial best, Score score) {
    return "Held out and looked at once, trial %d: %s (95%%: %s), %d trades."
        .formatted(
            best.number(),
            value(score.objective().mean()),
            interval(score.objective()),
            score.trades());
  }

  private static List<String> troubles(SweepReport report) {
    return report.trials().stream()
        .filter(trial -> !trial.troubles().isEmpty())
        .map(
            trial ->
                "Beware of trial %d: %s."
                    .formatted(trial.trial().number(), String.join("; ", trial.troubles())))
        .toList();
  }

  private static String settings(Trial trial) {
    return trial.settings().entrySet().stream()
        .map(e -> e.getKey().substring(e.getKey().lastIndexOf('.') + 1) + "=" + e.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String interval(Estimate estimate) {
    return estimate.units() < 2
        ? "unknown"
        : value(estimate.low()) + " to " + value(estimate.high());
  }

  private static String winRate(Optional<Wilson> rate) {
    return rate.map(
            w ->
                String.format(
                    Locale.ROOT,
                    "%.1f%% (%.1f to %.1f)",
                    100 * w.rate(),
                    100 * w.low(),
                    100 * w.high()))
        .orElse("none");
  }

  private static String value(double micros) {
    return String.format(Locale.ROOT, "%+.4f", micros / MICROS);
  }

  private static String dollars(Money money) {
    return String.format(Locale.ROOT, "%.2f", money.micros() / MICROS);
  }
}
