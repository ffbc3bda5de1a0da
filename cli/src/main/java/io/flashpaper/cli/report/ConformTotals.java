// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.venue.conform.FileReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of all files together, by venue. */
public final class ConformTotals {
  private record Sum(long files, long frames, long understood, long refused, long ignored) {
    Sum plus(Sum other) {
      return new Sum(
          files + other.files,
          frames + other.frames,
          understood + other.understood,
          refused + other.refused,
          ignored + other.ignored);
    }
  }

  private final SortedMap<String, Sum> byVenue = new TreeMap<>();
  private final List<String> unreadable = new ArrayList<>();

  /** Adds a file. */
  public void add(FileReport report) {
    Sum sum =
        new Sum(
            1,
            report.frames(),
            report.understood(),
            report.refusedFrames(),
            report.ignoredFrames());
    byVenue.merge(report.venue(), sum, Sum::plus);
    if (!report.readable()) {
      unreadable.add(report.file());
    }
  }

  /** Whether there was no file. */
  public boolean isEmpty() {
    return byVenue.isEmpty();
  }

  /** Whether every file could be read and attributed. */
  public boolean isAllReadable() {
    return unreadable.isEmpty();
  }

  /** A table, and the files that could not be read. */
  public List<String> lines() {
    TextTable table =
        new TextTable(1, "venue", "files", "frames", "understood", "refused", "ignored");
    byVenue.forEach((venue, sum) -> row(table, venue, sum));
    row(table, "all", byVenue.values().stream().reduce(new Sum(0, 0, 0, 0, 0), Sum::plus));
    List<String> lines = new ArrayList<>(table.lines(""));
    unreadable.forEach(file -> lines.add("Could not be read or attributed: " + file));
    return lines;
  }

  private static String figure(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static void row(TextTable table, String venue, Sum sum) {
    table.row(
        venue,
        figure(sum.files()),
        figure(sum.frames()),
        figure(sum.understood()),
        figure(sum.refused()),
        figure(sum.ignored()));
  }
}
