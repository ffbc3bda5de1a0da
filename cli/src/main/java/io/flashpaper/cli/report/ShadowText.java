// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.util.List;

/** Rules as a table: what each saved, or below zero cost. */
public final class ShadowText {
  private static final int TEXT_COLUMNS = 3;

  private ShadowText() {}

  /** The table's lines. */
  public static List<String> lines(ShadowView view) {
    if (view.rules().isEmpty()) {
      return List.of("No rule has refused or sold anything yet.");
    }
    TextTable table =
        new TextTable(
            TEXT_COLUMNS,
            "account",
            "instance",
            "rule",
            "begun",
            "taken",
            "settled",
            "right",
            "saved",
            "each");
    for (ShadowView.Rule each : view.rules()) {
      table.row(
          Figures.text(each.account()),
          Figures.text(each.instance()),
          Figures.text(each.rule()),
          Long.toString(each.begun()),
          Long.toString(each.taken()),
          Long.toString(each.settled()),
          Long.toString(each.wins()),
          Figures.signedDollars(each.saved()),
          Figures.signedDollars(each.meanSaved()));
    }
    return table.lines("");
  }
}
