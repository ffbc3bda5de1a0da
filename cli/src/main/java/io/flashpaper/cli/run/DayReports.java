// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The reports of a run's days: each begins where the last one that was written ended, the first one
 * with the run. Used by one thread at a time.
 */
final class DayReports {
  private final DataFolder folder;
  private final InstantSource worldClock;
  private Instant reported;
  private Instant asked;
  private Path page;

  /**
   * Of this run.
   *
   * @param origin the world's time at which it began
   */
  DayReports(DataFolder folder, InstantSource worldClock, Instant origin) {
    this.folder = folder;
    this.worldClock = worldClock;
    this.reported = origin;
    this.asked = origin;
    this.page = folder.root();
  }

  /** The daily command that writes them. */
  DailyCommand.What what() {
    return new DailyCommand.What("report", this::arguments, folder.reportLog(), this::outcome);
  }

  /** What to ask for at the midnight that ends a day. */
  List<String> arguments(Instant midnight) {
    asked = worldClock.instant();
    page = folder.dayReport(dayBefore(midnight));
    return List.of(
        "report",
        "--data",
        folder.root().toString(),
        "--since",
        reported.toString(),
        "--out",
        page.toString());
  }

  /** What to say of it; what was not written is in the next one. */
  Optional<String> outcome(int status) {
    if (status != 0) {
      return Optional.of("The day's report was not written: see " + folder.reportLog());
    }
    reported = asked;
    return Optional.of("The day's report is " + page);
  }

  /** The day that has just ended, in UTC. */
  static LocalDate dayBefore(Instant midnight) {
    return midnight.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
  }
}
