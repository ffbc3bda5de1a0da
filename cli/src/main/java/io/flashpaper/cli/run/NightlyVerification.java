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
import org.jspecify.annotations.Nullable;

/**
 * Verifies a running stack's ledger once a day, in a process of its own, so that whatever becomes
 * of it the stack goes on. What it found is kept beside the ledger.
 */
final class NightlyVerification implements AutoCloseable {
  private static final int MEGABYTES = 512;

  private final LocalTime at;
  private final Clock clock;
  private final List<String> command;
  private final Path log;
  private final Consumer<String> notices;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("verification").factory());
  private volatile @Nullable Process running;

  private NightlyVerification(
      LocalTime at, Clock clock, List<String> command, Path log, Consumer<String> notices) {
    this.at = at;
    this.clock = clock;
    this.command = command;
    this.log = log;
    this.notices = notices;
  }

  /**
   * Begins to wait for the time of day.
   *
   * @param at UTC; never if empty
   * @param dataDir the running stack's folder
   * @param log what the verification prints is added to it
   * @param notices told what came out if it was not well
   */
  static NightlyVerification start(
      Optional<LocalTime> at, Clock clock, Path dataDir, Path log, Consumer<String> notices) {
    NightlyVerification nightly =
        new NightlyVerification(
            at.orElse(LocalTime.MIDNIGHT), clock, verify(dataDir), log, notices);
    at.ifPresent(_ -> nightly.waitForNext());
    return nightly;
  }

  private static List<String> verify(Path dataDir) {
    return new JvmProgram(
            System.getProperty("java.class.path"),
            "io.flashpaper.cli.Main",
            MEGABYTES,
            Map.of("flashpaper.root", System.getProperty("flashpaper.root", ".")),
            List.of("verify", "--since-last", "--data", dataDir.toString()))
        .commandLine();
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

  private void run() {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
              .start();
      running = process;
      int status = process.waitFor();
      if (status != 0) {
        notices.accept(
            "The ledger was not verified: see %s and ./flashpaper status".formatted(log));
      }
    } catch (IOException failed) {
      notices.accept("The ledger cannot be verified: " + failed.getMessage());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      running = null;
    }
    waitForNext();
  }

  /** Waits no more; a verification that is under way is ended. */
  @Override
  public void close() {
    timer.shutdownNow();
    Process process = running;
    if (process != null) {
      process.destroy();
    }
  }
}
