// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.StatusView.Account;
import io.flashpaper.cli.report.StatusView.DeadLetter;
import io.flashpaper.cli.report.StatusView.DeadLetters;
import io.flashpaper.cli.report.StatusView.Index;
import io.flashpaper.cli.report.StatusView.Market;
import io.flashpaper.cli.report.StatusView.Venue;
import io.flashpaper.cli.report.StatusView.Verification;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running stack in a few lines. */
public final class StatusText {
  private static final int SHOWN_MARKETS = 20;

  private StatusText() {}

  /** Tape, bitcoin, venues, markets and accounts. */
  public static List<String> lines(StatusView status) {
    List<String> lines = new ArrayList<>(head(status));
    lines.add("verified " + verified(status.verification()));
    lines.add("");
    lines.addAll(markets(status));
    lines.add("");
    lines.addAll(accounts(status));
    return lines;
  }

  /** Tape, bitcoin, venues, and what is not as it should be. */
  public static List<String> head(StatusView status) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "tape     "
            + status
                .time()
                .map(time -> "%s UTC, offset %d".formatted(Figures.time(time), status.tapeOffset()))
                .orElse("no event yet"));
    status
        .silence()
        .ifPresent(
            silence ->
                lines.add(
                    "late     tape silent for %d s: all that follows is as old; see ./flashpaper feeds"
                        .formatted(silence.toSeconds())));
    lines.add("bitcoin  " + bitcoin(status.index()));
    lines.add("venues   " + venues(status));
    lines.add(
        "seen     %s signals, %s flash crashes"
            .formatted(Figures.count(status.signals()), Figures.count(status.flashCrashes())));
    if (status.waitingFor() != null) {
      lines.add("waiting  " + waiting(status.waitingFor()));
    }
    if (status.deadLetters() != null && status.deadLetters().count() > 0) {
      lines.add("unread   " + unread(status.deadLetters()));
    }
    return lines;
  }

  private static String unread(DeadLetters letters) {
    String count =
        letters.count() == 1 ? "1 message was" : Figures.count(letters.count()) + " messages were";
    DeadLetter last = letters.last();
    String example =
        last == null
            ? ""
            : "; the last of %s%s at %s UTC by %s: %s"
                .formatted(
                    Figures.text(last.topic()),
                    last.offset() == null ? "" : ", offset " + last.offset() + ",",
                    Figures.time(last.time()),
                    Figures.text(last.reader()),
                    Figures.text(last.reason()));
    return count + " put aside" + example;
  }

  private static String verified(@Nullable Verification last) {
    if (last == null) {
      return "never yet: ./flashpaper verify does it";
    }
    String when = Figures.time(last.endedAt()) + " UTC: ";
    String counts =
        "%s trades, %s identical"
            .formatted(Figures.count(last.trades()), Figures.count(last.identical()));
    return switch (Figures.text(last.outcome())) {
      case "IDENTICAL" -> when + counts;
      case "DIFFERENT" -> when + counts + "; the first difference: " + Figures.text(last.found());
      default -> when + "it failed: " + Figures.text(last.found());
    };
  }

  private static String waiting(String obstacle) {
    return switch (obstacle) {
      case "tape" -> "for the next event of the tape";
      case "signals" -> "for the signal service to judge the next event";
      case "database" -> "for the database";
      default -> obstacle;
    };
  }

  private static String bitcoin(@Nullable Index index) {
    return index == null || index.price() == null
        ? Figures.MISSING
        : "%s from %d exchanges, %s in 60 s"
            .formatted(
                Figures.dollars(index.price()),
                index.venuesUsed(),
                Figures.signedPercent(index.momentum60sPercent()));
  }

  private static String venues(StatusView status) {
    List<Venue> venues = status.feed() == null ? List.of() : status.feed().venues();
    return venues.isEmpty()
        ? Figures.MISSING
        : String.join(
            ", ",
            venues.stream()
                .map(v -> VenueName.of(v.venue()) + " " + Figures.text(v.mode()))
                .toList());
  }

  private static List<String> markets(StatusView status) {
    if (status.markets().isEmpty()) {
      return List.of("No market is listed.");
    }
    TextTable table =
        new TextTable(3, "market", "status", "closes (UTC)", "strike", "YES bid", "YES ask");
    status.markets().stream().limit(SHOWN_MARKETS).forEach(market -> addTo(table, market));
    List<String> lines = new ArrayList<>(table.lines(""));
    int more = status.markets().size() - SHOWN_MARKETS;
    if (more > 0) {
      lines.add("and " + more + " more");
    }
    return lines;
  }

  private static void addTo(TextTable table, Market market) {
    table.row(
        Figures.text(market.ticker()),
        Figures.words(market.status()),
        Figures.time(market.closeTime()),
        Figures.dollars(market.strike()),
        Figures.price(market.yesBid()),
        Figures.price(market.yesAsk()));
  }

  private static List<String> accounts(StatusView status) {
    if (status.accounts().isEmpty()) {
      return List.of("No account yet.");
    }
    TextTable table =
        new TextTable(2, "account", "strategy", "cash", "P&L", "fees", "trades", "win %", "open");
    for (Account account : status.accounts()) {
      table.row(
          Figures.text(account.account()),
          Figures.text(account.strategy()),
          Figures.dollars(account.cash()),
          Figures.signedDollars(account.tradePnl()),
          Figures.dollars(account.fees()),
          Figures.count(account.trades()),
          Figures.winRate(account.wins(), account.trades()),
          Figures.count(account.openPositions()));
    }
    return table.lines("");
  }
}
