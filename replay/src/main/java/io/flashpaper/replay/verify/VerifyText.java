// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report as people read it. */
public final class VerifyText {
  private static final int LONGEST = 600;
  private static final String NONE = "nothing";

  private VerifyText() {}

  /** One sentence: how many trades, and where the ledgers part. */
  public static String sentence(VerifyReport report) {
    String trades =
        String.format(
            Locale.ROOT, "%,d trades, %,d identical", report.trades(), report.identicalTrades());
    return report
        .first()
        .map(
            difference ->
                "%s; the first difference is in %s, %s%s"
                    .formatted(trades, difference.table(), difference.key(), at(difference)))
        .orElse(trades);
  }

  private static String at(Difference difference) {
    return difference.tapeOffset().isPresent()
        ? ", at tape offset " + difference.tapeOffset().getAsLong()
        : "";
  }

  /** All of it. */
  public static List<String> lines(VerifyReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Replayed %,d events, %s to %s, offset %d.",
            report.events(),
            report.fromMs().isPresent()
                ? "from the checkpoint of " + time(report.fromMs().getAsLong())
                : "from the beginning of the tape",
            time(report.toMs()),
            report.toOffset()));
    lines.add("");
    lines.add(String.format(Locale.ROOT, "  %-20s %12s %12s", "table", "rows", "identical"));
    for (TableCount table : report.tables()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-20s %,12d %,12d%s",
              table.table(),
              table.rows(),
              table.identical(),
              table.rows() == table.identical() ? "" : "  <-"));
    }
    lines.add("");
    report.first().ifPresent(difference -> tell(lines, difference, report.cause()));
    lines.add(
        String.format(
            Locale.ROOT, "%,d trades, %,d identical", report.trades(), report.identicalTrades()));
    return lines;
  }

  private static void tell(List<String> lines, Difference difference, Optional<Cause> cause) {
    lines.add("The first difference in tape order:");
    lines.add("  table     " + difference.table());
    lines.add("  key       " + difference.key());
    if (!difference.column().isEmpty()) {
      lines.add("  column    " + difference.column());
    }
    lines.add("  recorded  " + text(difference.recorded()));
    lines.add("  replayed  " + text(difference.replayed()));
    difference.tapeOffset().ifPresent(offset -> lines.add("  at        tape offset " + offset));
    cause.ifPresent(
        at -> {
          lines.add("  event     " + text(at.event()));
          at.signals().forEach(signal -> lines.add("  signal    " + text(signal)));
        });
    lines.add("");
  }

  private static String text(@Nullable String value) {
    if (value == null) {
      return NONE;
    }
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + " ...";
  }

  private static String time(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }
}
