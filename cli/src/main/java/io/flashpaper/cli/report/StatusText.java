// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.StatusView.Account;
import io.flashpaper.cli.report.StatusView.Venue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The running stack in a few lines. */
public final class StatusText {
  private StatusText() {}

  /** Tape, venues, the status line's figures and the accounts. */
  public static List<String> lines(StatusView status) {
    List<String> lines = new ArrayList<>();
    String tape = status.time().map(Instant::toString).orElse("no event yet");
    lines.add("tape     " + tape + ", offset " + status.tapeOffset());
    lines.add("market   " + StatusLine.of(0, status).replaceFirst("^\\[ *0s\\] ", ""));
    lines.add("venues   " + venues(status));
    lines.add("signals  " + status.signals());
    if (!status.accounts().isEmpty()) {
      lines.addAll(accounts(status));
    }
    return lines;
  }

  private static String venues(StatusView status) {
    List<Venue> venues = status.feed() == null ? List.of() : status.feed().venues();
    return venues.isEmpty()
        ? Figures.MISSING
        : String.join(
            ", ",
            venues.stream()
                .map(v -> Figures.text(v.venue()) + " " + Figures.text(v.mode()))
                .toList());
  }

  private static List<String> accounts(StatusView status) {
    TextTable table =
        new TextTable(2, "account", "strategy", "cash", "P&L", "fees", "trades", "win %", "open");
    for (Account account : status.accounts()) {
      table.row(
          Figures.text(account.account()),
          Figures.text(account.strategy()),
          Figures.dollars(account.cash()),
          Figures.signedDollars(account.tradePnl()),
          Figures.dollars(account.fees()),
          Long.toString(account.trades()),
          Figures.winRate(account.wins(), account.trades()),
          Long.toString(account.openPositions()));
    }
    return table.lines("");
  }
}
