// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DailyCommandTest {
  private static final LocalTime AT = LocalTime.of(3, 10);
  private static final Path DATA = Path.of("data");

  private final List<Duration> waits = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<List<String>> ran = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T23:00:00.000400Z");
  private Runnable work = () -> {};
  private int status;

  private static Instant next(String now) {
    return DailyCommand.next(Instant.parse(now), AT);
  }

  private final class HandTimer implements DailyCommand.Timer {
    @Override
    public void after(Duration wait, Runnable later) {
      waits.add(wait);
      work = later;
    }

    @Override
    public void close() {}
  }

  private final class Remembered implements DailyCommand.Program {
    @Override
    public int run(List<String> arguments, Path log) {
      ran.add(arguments);
      return status;
    }

    @Override
    public void close() {}
  }

  private void start(DailyCommand.What what, LocalTime at) {
    new DailyCommand(what, at, () -> now, notices::add, new HandTimer(), new Remembered())
        .waitForNext();
  }

  private void fire(String time) {
    now = Instant.parse(time);
    work.run();
  }

  private void startReports() {
    start(
        new DayReports(new DataFolder(DATA), () -> now, Instant.parse("2026-11-22T20:00:00Z"))
            .what(),
        LocalTime.MIDNIGHT);
  }

  private static List<String> report(String since, String day) {
    return List.of(
        "report", "--data", "data", "--since", since, "--out", "data/reports/day-" + day + ".html");
  }

  @Test
  void itIsTheNextTimeOfDayInUtcThatCounts() {
    assertThat(next("2026-11-22T01:00:00Z")).isEqualTo("2026-11-22T03:10:00Z");
    assertThat(next("2026-11-22T03:09:59.999Z")).isEqualTo("2026-11-22T03:10:00Z");
    assertThat(next("2026-11-22T03:10:00Z")).isEqualTo("2026-11-23T03:10:00Z");
    assertThat(next("2026-12-31T23:00:00Z")).isEqualTo("2027-01-01T03:10:00Z");
  }

  @Test
  void aTimerThatIsEarlyStillMeansThePlannedMomentAndComesOnce() {
    List<Instant> planned = new ArrayList<>();
    start(
        new DailyCommand.What(
            "work",
            moment -> {
              planned.add(moment);
              return List.of();
            },
            DATA,
            _ -> Optional.empty()),
        LocalTime.MIDNIGHT);
    assertThat(waits).containsExactly(Duration.parse("PT59M59.9996S"));

    fire("2026-11-22T23:59:59.999600Z");

    assertThat(planned).containsExactly(Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(waits.getLast()).isEqualTo(Duration.parse("PT24H0.0004S"));
    fire("2026-11-24T00:00:02Z");
    assertThat(planned).hasSize(2).last().isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
    assertThat(waits.getLast()).isEqualTo(Duration.parse("PT23H59M58S"));
  }

  @Test
  void eachDaysReportIsNamedAfterTheDayThatEnds() {
    startReports();
    fire("2026-11-22T23:59:59.999Z");
    fire("2026-11-24T00:00:00.003Z");
    assertThat(ran)
        .containsExactly(
            report("2026-11-22T20:00:00Z", "2026-11-22"),
            report("2026-11-22T23:59:59.999Z", "2026-11-23"));
    assertThat(notices)
        .containsExactly(
            "The day's report is data/reports/day-2026-11-22.html",
            "The day's report is data/reports/day-2026-11-23.html");
  }

  @Test
  void whatAReportThatFailedWouldHaveHeldIsInTheNext() {
    startReports();
    status = 3;
    fire("2026-11-23T00:00:00Z");
    assertThat(notices.getLast()).startsWith("The day's report was not written");
    status = 0;
    fire("2026-11-24T00:00:00Z");
    fire("2026-11-25T00:00:00Z");
    assertThat(ran)
        .containsExactly(
            report("2026-11-22T20:00:00Z", "2026-11-22"),
            report("2026-11-22T20:00:00Z", "2026-11-23"),
            report("2026-11-24T00:00:00Z", "2026-11-24"));
  }
}
