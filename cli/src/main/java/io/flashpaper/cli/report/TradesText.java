// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.TradesView.Trade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trades as a table. */
public final class TradesText {
  private static final int TEXT_COLUMNS = 5;

  private TradesText() {}

  /** The table's lines, or a sentence where there is nothing yet. */
  public static List<String> lines(TradesView view) {
    if (view.trades().isEmpty()) {
      return List.of("No trades yet. ./flashpaper status shows what the stack sees.");
    }
    TextTable table =
        new TextTable(
            TEXT_COLUMNS,
            "closed",
            "strategy",
            "market",
            "side",
            "exit",
            "contracts",
            "in",
            "out",
            "fees",
            "P&L");
    view.trades().forEach(trade -> addTo(table, trade));
    return table.lines("");
  }

  private static void addTo(TextTable table, Trade trade) {
    table.row(
        toTheSecond(trade.closedAt()),
        Figures.text(trade.strategy()),
        Figures.text(trade.market()),
        Figures.text(trade.side()),
        Figures.text(trade.exitReason()),
        Figures.plain(trade.quantity()),
        Figures.price(trade.entryPrice()),
        Figures.price(trade.exitPrice()),
        Figures.dollars(trade.fees()),
        Figures.signedDollars(trade.pnl()));
  }

  private static String toTheSecond(@Nullable String time) {
    return time == null ? "open" : time.replaceFirst("\\.\\d+Z$", "Z");
  }
}
