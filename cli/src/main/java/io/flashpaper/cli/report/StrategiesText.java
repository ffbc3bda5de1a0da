// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.StrategiesView.Instance;
import io.flashpaper.cli.report.StrategiesView.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strategy instances as a table, and beneath it a sentence for each that does not run. */
public final class StrategiesText {
  private static final int TEXT_COLUMNS = 6;
  private static final int SHORT = 12;

  private StrategiesText() {}

  /** The table's lines and the sentences. */
  public static List<String> lines(StrategiesView view) {
    List<String> lines = new ArrayList<>();
    if (view.problem() != null) {
      lines.add("Nothing is judged: " + view.problem());
    }
    if (view.strategies().isEmpty()) {
      lines.add("No strategies. Copy a jar into the plugin directory.");
    } else {
      lines.addAll(table(view.strategies()));
    }
    view.strategies().forEach(each -> addProblem(each, lines));
    view.refused().forEach(each -> addProblem(each, lines));
    return lines;
  }

  private static List<String> table(List<Instance> instances) {
    TextTable table =
        new TextTable(
            TEXT_COLUMNS,
            "instance",
            "strategy",
            "version",
            "SHA-256",
            "account",
            "state",
            "markets",
            "decisions",
            "rejects");
    instances.forEach(
        each ->
            table.row(
                Figures.text(each.instance()),
                Figures.text(each.strategy()),
                Figures.text(each.version()),
                Figures.text(shortened(each.sha256())),
                Figures.text(each.account()),
                Figures.words(each.state()),
                Integer.toString(each.marketCount()),
                Long.toString(each.decisions()),
                Long.toString(each.rejected())));
    return table.lines("");
  }

  private static @Nullable String shortened(@Nullable String sha256) {
    return sha256 == null || sha256.length() <= SHORT ? sha256 : sha256.substring(0, SHORT);
  }

  private static void addProblem(Instance each, List<String> lines) {
    if (each.problem() == null) {
      return;
    }
    String since =
        each.quarantine() == null ? "" : " since tape offset " + each.quarantine().tapeOffset();
    lines.add(
        "%s is %s%s: %s"
            .formatted(
                Figures.text(each.instance()), Figures.words(each.state()), since, each.problem()));
  }

  private static void addProblem(Refused each, List<String> lines) {
    lines.add("refused: " + Figures.text(each.problem()));
  }
}
