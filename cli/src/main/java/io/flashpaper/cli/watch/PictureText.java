// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import io.flashpaper.cli.report.AccountsText;
import io.flashpaper.cli.report.AccountsView;
import io.flashpaper.cli.report.AccountsView.Account;
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
import java.util.OptionalInt;

/** A picture as the lines of a screen. */
final class PictureText {
  private static final String KEYS = "q or Ctrl-C ends the view; the stack goes on.";

  /** A blank line and the keys. */
  private static final int FOOT = 2;

  private static final int INDENT = 2;
  private static final int SHOWN_MARKETS = 8;
  private static final int SHOWN_NOTES = 4;
  private static final int MANY = Integer.MAX_VALUE;

  private PictureText() {}

  /**
   * The lines, no more and no longer than the screen; the last one says how to end.
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
    lines.addAll(sections(picture, status, columns - INDENT, rows - lines.size() - FOOT));
    return cut(lines, columns, rows);
  }

  private static List<String> sections(Picture picture, StatusView status, int width, int rows) {
    AccountsView accounts = StackClient.read(picture.status(), AccountsView.class);
    PositionsView open = StackClient.read(picture.positions(), PositionsView.class);
    Section market =
        Section.of("Markets", MarketsText.lines(status, width), SHOWN_MARKETS, OptionalInt.of(0));
    Section account =
        Section.of(
            "Accounts after fees", AccountsText.table(accounts, width), MANY, OptionalInt.of(0));
    Section note = Section.notes(AccountsText.sentences(accounts), SHOWN_NOTES);
    Section position =
        Section.of(
            "Open positions",
            PositionsText.lines(open, width),
            MANY,
            OptionalInt.of(notAsked(accounts, open)));
    Section trade =
        Section.of(
            "Last trades",
            TradesText.lines(StackClient.read(picture.trades(), TradesView.class), width),
            MANY,
            OptionalInt.empty());
    return new ScreenRows(
            List.of(market, account, note, position, trade),
            List.of(position, account, market, trade, note),
            rows)
        .lines();
  }

  /** Open positions beyond those that were asked for. */
  private static int notAsked(AccountsView accounts, PositionsView open) {
    long all = accounts.accounts().stream().mapToLong(Account::openPositions).sum();
    return (int) Math.max(0, all - open.positions().size());
  }

  private static List<String> cut(List<String> lines, int columns, int rows) {
    List<String> shown = new ArrayList<>();
    lines.stream()
        .limit(Math.max(0, rows - FOOT))
        .map(line -> line.length() > columns ? line.substring(0, columns) : line)
        .forEach(shown::add);
    shown.add("");
    shown.add(KEYS.length() > columns ? KEYS.substring(0, columns) : KEYS);
    return shown;
  }
}
