// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import io.flashpaper.cli.chaos.ChaosReport.Done;
import io.flashpaper.cli.chaos.ChaosReport.Start;
import io.flashpaper.cli.chaos.ChaosReport.Told;
import io.flashpaper.cli.chaos.LedgerComparison.Table;
import io.flashpaper.replay.verify.VerifyText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A report for a person. */
public final class ChaosText {
  private ChaosText() {}

  /** Its lines. */
  public static List<String> lines(ChaosReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("    at   what                                       level with the tape after");
    report.disturbances().forEach(done -> lines.add(line(done)));
    lines.add("");
    lines.add(
        "  part                cold start   restarts   killed alone: level with the tape after");
    report.starts().forEach(start -> lines.add(line(report, start)));
    lines.add("");
    report.tables().stream()
        .filter(table -> table.firstDifference().isPresent())
        .forEach(table -> lines.add(difference(table)));
    if (!report.verified().isIdentical()) {
      lines.addAll(VerifyText.lines(report.verified()));
    }
    lines.add(
        "verify: %s (%d events replayed)"
            .formatted(VerifyText.sentence(report.verified()), report.verified().events()));
    lines.add(told(report.told()));
    lines.add(verdict(report));
    return lines;
  }

  private static String told(Told told) {
    return "commands: %d given over REST, each again until it was accepted (%d errors); %d in the ledger, %d of them carried out or refused"
        .formatted(told.given(), told.errors(), told.stored(), told.done());
  }

  private static String line(Done done) {
    Disturbance what = done.what();
    return "%6s   %-42s %s"
        .formatted(
            seconds(done.at()),
            what.part().words()
                + " "
                + what.kind().words()
                + (what.length().isZero() ? "" : " for " + seconds(what.length()) + " s"),
            done.recovery().map(span -> seconds(span) + " s").orElse("the end only"));
  }

  private static String line(ChaosReport report, Start start) {
    List<Duration> recoveries = report.recoveries(start.part());
    String recovery =
        recoveries.isEmpty()
            ? "-"
            : "%s s (%.1f cold starts, median of %d)"
                .formatted(
                    seconds(median(recoveries)),
                    median(recoveries).toMillis() / (double) Math.max(1, start.cold().toMillis()),
                    recoveries.size());
    return "  %-18s %9s s %10d   %s"
        .formatted(start.part().words(), seconds(start.cold()), start.restarts(), recovery);
  }

  static Duration median(List<Duration> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  private static String difference(Table table) {
    return "  %s differs after %d equal rows: %s"
        .formatted(table.name(), table.rows(), table.firstDifference().orElse(""));
  }

  private static String verdict(ChaosReport report) {
    Optional<Table> different =
        report.tables().stream().filter(table -> table.firstDifference().isPresent()).findFirst();
    String ledgers =
        different
            .map(table -> "The ledgers DIFFER, first in " + table.name())
            .orElse(
                "%d trades, %d identical (%d rows in %d tables)"
                    .formatted(
                        report.trades(), report.trades(), report.rows(), report.tables().size()));
    return "%s. Tape up to offset %d; %d disturbances with seed %d. Accounts with unexplained cash: %d. Processes left: %d."
        .formatted(
            ledgers,
            report.tapeOffset(),
            report.disturbances().size(),
            report.seed(),
            report.unexplainedAccounts(),
            report.processesLeft());
  }

  private static String seconds(Duration span) {
    return String.format(Locale.ROOT, "%.1f", span.toMillis() / 1000.0);
  }
}
