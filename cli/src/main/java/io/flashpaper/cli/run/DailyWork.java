// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What is done beside a running stack once a day: its ledger verified, its day reported. */
final class DailyWork implements AutoCloseable {
  private final DailyCommand verification;
  private final DailyCommand report;

  private DailyWork(DailyCommand verification, DailyCommand report) {
    this.verification = verification;
    this.report = report;
  }

  /**
   * Begins to wait.
   *
   * @param verifyAt the time of day, UTC, of the verification; never if empty
   * @param notices told what came out if there is anything to say
   */
  static DailyWork start(
      RunningStack stack,
      DataFolder folder,
      Optional<LocalTime> verifyAt,
      Clock clock,
      Consumer<String> notices) {
    return new DailyWork(
        DailyCommand.start(verification(folder), verifyAt, clock, notices),
        DailyCommand.start(
            report(stack, folder, clock), Optional.of(LocalTime.MIDNIGHT), clock, notices));
  }

  private static DailyCommand.What verification(DataFolder folder) {
    return new DailyCommand.What(
        "verification",
        () -> List.of("verify", "--since-last", "--data", folder.root().toString()),
        folder.verificationLog(),
        status ->
            status == 0
                ? Optional.empty()
                : Optional.of(
                    "The ledger was not verified: see %s and ./flashpaper status"
                        .formatted(folder.verificationLog())));
  }

  /** Each report begins where the one before ended, the first one with the run. */
  private static DailyCommand.What report(RunningStack stack, DataFolder folder, Clock clock) {
    AtomicReference<Instant> reported = new AtomicReference<>(stack.origin());
    AtomicReference<Path> page = new AtomicReference<>(folder.root());
    return new DailyCommand.What(
        "report",
        () -> {
          Instant since = reported.getAndSet(stack.worldClock().instant());
          Path today = folder.dayReport(dayBefore(clock.instant()));
          page.set(today);
          return List.of(
              "report",
              "--data",
              folder.root().toString(),
              "--since",
              since.toString(),
              "--out",
              today.toString());
        },
        folder.reportLog(),
        status ->
            Optional.of(
                status == 0
                    ? "The day's report is " + page.get()
                    : "The day's report was not written: see " + folder.reportLog()));
  }

  /** The day that has just ended, in UTC. */
  static LocalDate dayBefore(Instant midnight) {
    return midnight.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
  }

  @Override
  public void close() {
    verification.close();
    report.close();
  }
}
