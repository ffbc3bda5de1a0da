// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.FeedsView.Audits;
import io.flashpaper.cli.report.FeedsView.Index;
import io.flashpaper.cli.report.FeedsView.Latency;
import io.flashpaper.cli.report.FeedsView.Market;
import io.flashpaper.cli.report.FeedsView.Note;
import io.flashpaper.cli.report.FeedsView.Tape;
import io.flashpaper.cli.report.FeedsView.Venue;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the feed fares: venues, markets' grades, audits, the way to the tape. */
public final class FeedsText {
  private static final String INDENT = "  ";

  private FeedsText() {}

  /** The lines. */
  public static List<String> lines(FeedsView view) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "feed     %s, %s UTC"
            .formatted(
                Figures.words(view.role()),
                Figures.time(view.time() == null ? null : view.time().iso())));
    lines.add("bitcoin  " + index(view.index()));
    lines.add("tape     " + tape(view.tape()));
    lines.add("audits   " + audits(view.audits()));
    lines.add("refused  " + refused(view));
    lines.add("");
    lines.addAll(venues(view.venues()));
    lines.add("");
    lines.addAll(markets(view.markets()));
    return lines;
  }

  private static String index(@Nullable Index index) {
    return index == null
        ? Figures.MISSING
        : "%s (%s) from %d exchanges, %s bps apart, by %s"
            .formatted(
                Figures.dollars(index.price()),
                Figures.text(index.status()),
                index.venuesUsed(),
                index.dispersionBps() == null ? Figures.MISSING : index.dispersionBps(),
                Figures.text(index.method()));
  }

  private static String tape(@Nullable Tape tape) {
    return tape == null
        ? Figures.MISSING
        : "%s events written, %d waiting%s"
            .formatted(
                Figures.count(tape.events()),
                tape.queueLength(),
                tape.writable() ? "" : "; Kafka takes nothing at the moment");
  }

  private static String audits(@Nullable Audits audits) {
    return audits == null
        ? Figures.MISSING
        : "%s agreed, %s disagreed, %s in transition; %s books thrown out"
            .formatted(
                Figures.count(audits.agreed()),
                Figures.count(audits.disagreed()),
                Figures.count(audits.inconclusive()),
                Figures.count(audits.booksLost()));
  }

  private static String refused(FeedsView view) {
    return view.deadLetters() == null || view.deadLetters().isEmpty()
        ? "no message"
        : String.join(
            ", ",
            view.deadLetters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> Figures.count(each.getValue()) + " " + Figures.words(each.getKey()))
                .toList());
  }

  private static List<String> venues(List<Venue> venues) {
    if (venues.isEmpty()) {
      return List.of("No venue is connected; a standby listens to none.");
    }
    TextTable table =
        new TextTable(
            3,
            "venue",
            "mode",
            "since (UTC)",
            "received",
            "last s ago",
            "gaps",
            "reconnects",
            "under way ms",
            "to tape ms");
    List<String> notes = new ArrayList<>();
    for (Venue venue : venues) {
      table.row(
          VenueName.of(venue.venue()),
          Figures.text(venue.mode()),
          Figures.time(venue.since() == null ? null : venue.since().iso()),
          Figures.count(venue.received()),
          age(venue.lastReceivedAgeMs()),
          Figures.count(venue.gaps()),
          Figures.count(venue.reconnects()),
          mean(venue.underWay()),
          mean(venue.toTape()));
      note(venue, notes);
    }
    List<String> lines = new ArrayList<>(table.lines(""));
    lines.addAll(notes);
    return lines;
  }

  private static void note(Venue venue, List<String> notes) {
    Note error = venue.lastError();
    if (error != null) {
      notes.add(
          INDENT
              + "%s, last error at %s UTC: %s"
                  .formatted(
                      VenueName.of(venue.venue()),
                      Figures.time(error.time() == null ? null : error.time().iso()),
                      Figures.text(error.message())));
    }
  }

  private static List<String> markets(List<Market> markets) {
    if (markets.isEmpty()) {
      return List.of("No market is known.");
    }
    TextTable table =
        new TextTable(4, "market", "status", "by", "grade", "YES bid", "YES ask", "book s ago");
    List<String> notes = new ArrayList<>();
    for (Market market : markets) {
      table.row(
          Figures.text(market.ticker()),
          Figures.words(market.status()),
          Figures.text(market.source()),
          Figures.text(market.grade()),
          Figures.price(market.yesBid()),
          Figures.price(market.yesAsk()),
          age(market.bookAgeMs()));
      if (!"GOOD".equals(market.grade()) && "OPEN".equals(market.status())) {
        notes.add(
            INDENT
                + Figures.text(market.ticker())
                + " is not GOOD: "
                + Figures.text(market.reason()));
      }
    }
    List<String> lines = new ArrayList<>(table.lines(""));
    lines.addAll(notes);
    return lines;
  }

  private static String age(@Nullable Long ms) {
    return ms == null ? Figures.MISSING : String.format(Locale.ROOT, "%.1f", ms / 1000.0);
  }

  private static String mean(@Nullable Latency latency) {
    return latency == null || latency.meanMs() == null
        ? Figures.MISSING
        : latency.meanMs().setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }
}
