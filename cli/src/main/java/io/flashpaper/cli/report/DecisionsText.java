// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.DecisionsView.Funnel;
import io.flashpaper.cli.report.DecisionsView.Stop;
import java.util.ArrayList;
import java.util.List;

/** Why it does not trade, instance by instance. */
public final class DecisionsText {
  private static final String INDENT = "  ";

  private DecisionsText() {}

  /** The lines, in the order in which the gates are asked. */
  public static List<String> lines(DecisionsView view) {
    if (view.decisions().isEmpty()) {
      return List.of("Nothing was wished for in that time, and nothing stopped.");
    }
    List<String> lines = new ArrayList<>();
    for (Funnel funnel : view.decisions()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(lines(funnel));
    }
    return lines;
  }

  private static List<String> lines(Funnel funnel) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s%s: %s became an order"
            .formatted(
                Figures.text(funnel.instance()),
                (funnel.market() == null ? "" : " in " + funnel.market())
                    + (funnel.minute() == null ? "" : " at " + funnel.minute()),
                Figures.count(funnel.orders())));
    if (funnel.stops().isEmpty()) {
      return lines;
    }
    TextTable table =
        new TextTable(4, "what stood in the way", "gate", "asked", "seen last", "times", "share %");
    for (Stop stop : funnel.stops()) {
      table.row(
          ReasonWords.of(stop.gate()),
          Figures.text(stop.gate()),
          Figures.words(stop.source()),
          stop.last(),
          Figures.count(stop.count()),
          stop.share() == null ? Figures.MISSING : stop.share().toPlainString());
    }
    lines.addAll(table.lines(INDENT));
    return lines;
  }
}
