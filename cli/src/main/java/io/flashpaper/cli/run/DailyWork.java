// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
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
            new DayReports(folder, stack.worldClock(), stack.origin()).what(),
            Optional.of(LocalTime.MIDNIGHT),
            clock,
            notices));
  }

  private static DailyCommand.What verification(DataFolder folder) {
    return new DailyCommand.What(
        "verification",
        _ -> List.of("verify", "--since-last", "--data", folder.root().toString()),
        folder.verificationLog(),
        status ->
            status == 0
                ? Optional.empty()
                : Optional.of(
                    "The ledger was not verified: see %s and ./flashpaper status"
                        .formatted(folder.verificationLog())));
  }

  @Override
  public void close() {
    verification.close();
    report.close();
  }
}
