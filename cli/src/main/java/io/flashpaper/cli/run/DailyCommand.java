// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.stack.JvmProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of our commands, once a day, in a process of its own, so that whatever becomes of it the
 * stack goes on.
 */
final class DailyCommand implements AutoCloseable {
  private static final int MEGABYTES = 512;

  private final What what;
  private final LocalTime at;
  private final Clock clock;
  private final Consumer<String> notices;
  private final ScheduledExecutorService timer;
  private volatile @Nullable Process running;

  /**
   * What is to be done.
   *
   * @param name of the thread that waits for it
   * @param arguments of the command, when its time has come
   * @param log what it prints is added to it
   * @param outcome what to say of an exit status, if anything
   */
  record What(
      String name,
      Supplier<List<String>> arguments,
      Path log,
      IntFunction<Optional<String>> outcome) {}

  private DailyCommand(What what, LocalTime at, Clock clock, Consumer<String> notices) {
    this.what = what;
    this.at = at;
    this.clock = clock;
    this.notices = notices;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(what.name()).factory());
  }

  /**
   * Begins to wait for the time of day.
   *
   * @param at UTC; never if empty
   * @param notices told what came out if there is anything to say
   */
  static DailyCommand start(
      What what, Optional<LocalTime> at, Clock clock, Consumer<String> notices) {
    DailyCommand daily = new DailyCommand(what, at.orElse(LocalTime.MIDNIGHT), clock, notices);
    at.ifPresent(_ -> daily.waitForNext());
    return daily;
  }

  /** The next moment at which it is this time of day in UTC. */
  static Instant next(Instant now, LocalTime at) {
    ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(at);
    return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
  }

  private void waitForNext() {
    Instant now = clock.instant();
    long ms = Duration.between(now, next(now, at)).toMillis();
    timer.schedule(this::run, ms, TimeUnit.MILLISECONDS);
  }

  private List<String> command() {
    return new JvmProgram(
            System.getProperty("java.class.path"),
            "io.flashpaper.cli.Main",
            MEGABYTES,
            Map.of("flashpaper.root", System.getProperty("flashpaper.root", ".")),
            what.arguments().get())
        .commandLine();
  }

  private void run() {
    try {
      Process process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(what.log().toString())))
              .start();
      running = process;
      what.outcome().apply(process.waitFor()).ifPresent(notices);
    } catch (IOException failed) {
      notices.accept("No %s today: %s".formatted(what.name(), failed.getMessage()));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      running = null;
    }
    waitForNext();
  }

  /** Waits no more; a command that is under way is ended. */
  @Override
  public void close() {
    timer.shutdownNow();
    Process process = running;
    if (process != null) {
      process.destroy();
    }
  }
}
