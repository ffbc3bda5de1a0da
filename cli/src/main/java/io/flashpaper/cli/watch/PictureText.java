// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import io.flashpaper.cli.report.AccountsText;
import io.flashpaper.cli.report.AccountsView;
import io.flashpaper.cli.report.MarketsText;
import io.flashpaper.cli.report.PositionsText;
import io.flashpaper.cli.report.PositionsView;
import io.flashpaper.cli.report.StatusText;
import io.flashpaper.cli.report.StatusView;
import io.flashpaper.cli.report.TradesText;
import io.flashpaper.cli.report.TradesView;
import io.flashpaper.cli.run.StackClient;
import java.util.ArrayList;
import java.util.List;

/** A picture as the lines of a screen. */
final class PictureText {
  private static final String KEYS = "q or Ctrl-C ends the view; the stack goes on.";

  private PictureText() {}

  /**
   * The lines, cut to what the screen holds; the last one says how to end.
   *
   * @param notice what is to be said above all; nothing if blank
   */
  static List<String> lines(Picture picture, String notice, int columns, int rows) {
    StatusView status = StackClient.read(picture.status(), StatusView.class);
    List<String> lines = new ArrayList<>();
    if (!notice.isBlank()) {
      lines.add(notice);
    }
    lines.addAll(StatusText.head(status));
    section(lines, "Markets", MarketsText.lines(status));
    section(
        lines,
        "Accounts",
        AccountsText.lines(StackClient.read(picture.status(), AccountsView.class)));
    section(
        lines,
        "Open positions",
        PositionsText.lines(StackClient.read(picture.positions(), PositionsView.class)));
    section(
        lines,
        "Last trades",
        TradesText.lines(StackClient.read(picture.trades(), TradesView.class)));
    return cut(lines, columns, rows);
  }

  private static void section(List<String> lines, String heading, List<String> body) {
    lines.add("");
    lines.add(heading);
    body.forEach(line -> lines.add("  " + line));
  }

  private static List<String> cut(List<String> lines, int columns, int rows) {
    List<String> shown = new ArrayList<>();
    lines.stream()
        .limit(Math.max(0, rows - 2))
        .map(line -> line.length() > columns ? line.substring(0, columns) : line)
        .forEach(shown::add);
    shown.add("");
    shown.add(KEYS.length() > columns ? KEYS.substring(0, columns) : KEYS);
    return shown;
  }
}
