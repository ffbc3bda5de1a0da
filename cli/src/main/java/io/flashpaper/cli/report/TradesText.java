// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.TradesView.Trade;
import java.time.Duration;
import java.util.List;

/** Trades as a table. */
public final class TradesText {
  private static final int TEXT_COLUMNS = 5;
  private static final List<String> DISPENSABLE =
      List.of("strategy", "fees", "held", "contracts", "opened (UTC)", "in", "out", "exit");

  private TradesText() {}

  /** The table's lines, or a sentence where there is nothing yet. */
  public static List<String> lines(TradesView view) {
    return lines(view, Integer.MAX_VALUE);
  }

  /** The same where there is little room, without what matters least. */
  public static List<String> lines(TradesView view, int width) {
    if (view.trades().isEmpty()) {
      return List.of("No trades yet. ./flashpaper status shows what the stack sees.");
    }
    TextTable table =
        new TextTable(
            TEXT_COLUMNS,
            "opened (UTC)",
            "strategy",
            "market",
            "side",
            "exit",
            "held",
            "contracts",
            "in",
            "out",
            "fees",
            "P&L");
    view.trades().forEach(trade -> addTo(table, trade));
    return table.lines(width, DISPENSABLE);
  }

  private static void addTo(TextTable table, Trade trade) {
    table.row(
        Figures.time(trade.openedAt()),
        Figures.text(trade.strategy()),
        Figures.text(trade.market()),
        Figures.text(trade.side()),
        // A trade that is still open has no exit, but a state.
        Figures.words(trade.exitReason() == null ? trade.status() : trade.exitReason()),
        held(trade),
        Figures.contracts(trade.quantity()),
        Figures.averagePrice(trade.entryPrice()),
        Figures.averagePrice(trade.exitPrice()),
        Figures.dollars(trade.fees()),
        Figures.signedDollars(trade.pnl()));
  }

  private static String held(Trade trade) {
    return trade.openedAt() == null || trade.closedAt() == null
        ? Figures.MISSING
        : Figures.span(Duration.between(trade.openedAt(), trade.closedAt()));
  }
}
