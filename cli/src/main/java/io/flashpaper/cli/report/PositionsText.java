// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.PositionsView.Mark;
import io.flashpaper.cli.report.PositionsView.Position;
import io.flashpaper.cli.report.PositionsView.Trade;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Open positions as a table. */
public final class PositionsText {
  private static final int TEXT_COLUMNS = 6;
  private static final List<String> DISPENSABLE =
      List.of(
          "opened (UTC)", "instance", "paid $", "status", "held", "entry $", "bid $", "account");

  private PositionsText() {}

  /** The table's lines, or a sentence where nothing is open. */
  public static List<String> lines(PositionsView view) {
    return lines(view, Integer.MAX_VALUE);
  }

  /** The same where there is little room, without what matters least. */
  public static List<String> lines(PositionsView view, int width) {
    if (view.positions().isEmpty()) {
      return List.of("No position is open. ./flashpaper decisions says what stood in the way.");
    }
    TextTable table =
        new TextTable(
            TEXT_COLUMNS,
            "opened (UTC)",
            "account",
            "instance",
            "market",
            "side",
            "status",
            "held",
            "contracts",
            "entry $",
            "bid $",
            "paid $",
            "if closed now");
    view.positions().forEach(position -> addTo(table, position));
    return table.lines(width, DISPENSABLE);
  }

  private static void addTo(TextTable table, Position position) {
    Trade trade = position.trade();
    if (trade == null) {
      return;
    }
    Mark mark = position.mark();
    table.row(
        Figures.time(trade.openedAt()),
        Figures.text(trade.account()),
        Figures.text(trade.instance()),
        Figures.text(trade.market()),
        Figures.text(trade.side()),
        Figures.words(trade.status()),
        held(trade, mark),
        Figures.contracts(position.held()),
        Figures.averagePrice(trade.entryPrice()),
        mark == null ? Figures.MISSING : Figures.price(mark.bid()),
        Figures.amount(trade.outlay()),
        mark == null ? Figures.MISSING : Figures.signedDollars(mark.ifClosedNow()));
  }

  private static String held(Trade trade, @Nullable Mark mark) {
    return trade.openedAt() == null || mark == null || mark.time() == null
        ? Figures.MISSING
        : Figures.span(Duration.between(trade.openedAt(), mark.time()));
  }
}
