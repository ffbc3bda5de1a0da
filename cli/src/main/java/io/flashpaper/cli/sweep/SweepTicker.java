// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep;

import io.flashpaper.cli.report.Figures;
import io.flashpaper.replay.sweep.job.JobResult;
import io.flashpaper.replay.sweep.run.SweepProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says how far a sweep is: a bar on a terminal, a line each tenth elsewhere. */
public final class SweepTicker implements SweepProgress {
  private static final int LINES = 10;
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean isTerminal;
  private final InstantSource clock;
  private Instant began = Instant.MIN;
  private int jobs;
  private int known;
  private int count;
  private long events;

  /** A ticker on a stream. */
  public SweepTicker(PrintStream out, boolean isTerminal, InstantSource clock) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.clock = clock;
  }

  @Override
  public void begun(int known, int jobs) {
    this.jobs = jobs;
    this.known = known;
    this.count = known;
    this.events = 0;
    this.began = clock.instant();
    if (known > 0 && known < jobs) {
      out.printf("Going on: %d of %d replays are done already.%n", known, jobs);
    }
  }

  @Override
  public void done(JobResult result) {
    count++;
    events += result.events();
    if (isTerminal) {
      int full = count * WIDTH / jobs;
      String bar = "█".repeat(full) + "░".repeat(WIDTH - full);
      out.print(count == jobs ? "\r\u001b[K" : "\r" + bar + " " + words() + "\u001b[K");
      out.flush();
    } else if (count * LINES / jobs > (count - 1) * LINES / jobs) {
      out.println(words());
    }
  }

  private String words() {
    Duration took = Duration.between(began, clock.instant());
    long left = took.toSeconds() * (jobs - count) / Math.max(1, count - known);
    return "%d of %d replays, %s events%s"
        .formatted(
            count, jobs, Figures.count(events), count == jobs ? "" : ", about " + left + " s left");
  }

  /** How many replays there were and how many were done this time. */
  public String summary() {
    Duration took = Duration.between(began, clock.instant());
    return "%d replays, %d of them now, %s events in %.1f s"
        .formatted(
            jobs, count - known, Figures.count(events), Math.max(1, took.toMillis()) / 1000.0);
  }
}
