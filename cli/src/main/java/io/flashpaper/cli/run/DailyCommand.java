// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/** One of our commands, once a day, told for which day: the one that was planned. */
final class DailyCommand implements AutoCloseable {
  private final What what;
  private final LocalTime at;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private final Timer timer;
  private final Program program;

  /**
   * What is to be done.
   *
   * @param name of the thread that waits for it
   * @param arguments of the command for the moment it was planned for; the timer may be early or
   *     late, that moment is exact
   * @param log what it prints is added to it
   * @param outcome what to say of an exit status, if anything
   */
  record What(
      String name,
      Function<Instant, List<String>> arguments,
      Path log,
      IntFunction<Optional<String>> outcome) {}

  /** Does something later, once. */
  interface Timer extends AutoCloseable {
    /** Does it when so much time has gone by. */
    void after(Duration wait, Runnable work);

    @Override
    void close();
  }

  /** Runs a command to its end. */
  interface Program extends AutoCloseable {
    /** The exit status; what it prints is added to the file. */
    int run(List<String> arguments, Path log) throws IOException, InterruptedException;

    /** Ends one that is under way. */
    @Override
    void close();
  }

  DailyCommand(
      What what,
      LocalTime at,
      InstantSource clock,
      Consumer<String> notices,
      Timer timer,
      Program program) {
    this.what = what;
    this.at = at;
    this.clock = clock;
    this.notices = notices;
    this.timer = timer;
    this.program = program;
  }

  /**
   * Begins to wait for the time of day.
   *
   * @param at UTC; never if empty
   * @param notices told what came out if there is anything to say
   */
  static DailyCommand start(
      What what, Optional<LocalTime> at, InstantSource clock, Consumer<String> notices) {
    DailyCommand daily =
        new DailyCommand(
            what,
            at.orElse(LocalTime.MIDNIGHT),
            clock,
            notices,
            timer(what.name()),
            new OwnProcess());
    at.ifPresent(_ -> daily.waitForNext());
    return daily;
  }

  private static Timer timer(String name) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
    return new Timer() {
      @Override
      public void after(Duration wait, Runnable work) {
        thread.schedule(work, wait.toNanos(), TimeUnit.NANOSECONDS);
      }

      @Override
      public void close() {
        thread.shutdownNow();
      }
    };
  }

  /** The next moment at which it is this time of day in UTC. */
  static Instant next(Instant now, LocalTime at) {
    ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(at);
    return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
  }

  void waitForNext() {
    waitFor(next(clock.instant(), at));
  }

  private void waitFor(Instant planned) {
    timer.after(Duration.between(clock.instant(), planned), () -> run(planned));
  }

  private void run(Instant planned) {
    try {
      int status = program.run(what.arguments().apply(planned), what.log());
      what.outcome().apply(status).ifPresent(notices);
    } catch (IOException failed) {
      notices.accept("No %s today: %s".formatted(what.name(), failed.getMessage()));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return;
    }
    // A timer that was early must not bring the same moment again.
    Instant now = clock.instant();
    waitFor(next(now.isAfter(planned) ? now : planned, at));
  }

  /** Waits no more; a command that is under way is ended. */
  @Override
  public void close() {
    timer.close();
    program.close();
  }
}
