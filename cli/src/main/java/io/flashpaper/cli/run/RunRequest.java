// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.cli.world.Recording;
import io.flashpaper.stack.StackException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * What the user wants to run.
 *
 * @param source where the market data is to come from
 * @param dataDir the folder everything is kept in
 * @param duration by the wall; without one it runs until it is told to stop
 * @param httpPort where the REST API is to listen; without one, 8080 if that is free
 * @param fresh whether to throw away what earlier runs left in the folder
 * @param keepTape for how many days of its time the recorded tape is kept, 0 for all; without it
 *     nothing is recorded
 * @param verifyAt the time of day, UTC, at which the ledger is verified; never without it
 */
public record RunRequest(
    Source source,
    Path dataDir,
    Optional<Duration> duration,
    Optional<Integer> httpPort,
    boolean fresh,
    Optional<Integer> keepTape,
    Optional<LocalTime> verifyAt) {
  private static final double MAX_SPEED = 1000;

  /** Checks the duration and the port, and makes the folder absolute. */
  public RunRequest {
    dataDir = dataDir.toAbsolutePath().normalize();
    duration.ifPresent(
        span -> {
          if (!span.isPositive()) {
            throw new StackException("--for must be longer than nothing, such as 90s or 2m.");
          }
        });
    httpPort.ifPresent(
        port -> {
          if (port < 1 || port > 65_535) {
            throw new StackException("--http-port is between 1 and 65535, not " + port + ".");
          }
        });
    keepTape.ifPresent(
        days -> {
          if (days < 0) {
            throw new StackException("--keep is days, or 0 to keep all, not " + days + ".");
          }
        });
  }

  /** Where market data comes from. */
  public sealed interface Source {
    /** The simulator, so many world seconds per wall second. */
    record Simulated(
        double speed, Optional<Long> seed, Optional<Recording> recording, boolean withCredentials)
        implements Source {
      /** Checks the speed. */
      public Simulated {
        if (!(speed > 0 && speed <= MAX_SPEED)) {
          throw new StackException(
              "--speed must be greater than 0 and at most %.0f, but is %s."
                  .formatted(MAX_SPEED, speed));
        }
      }
    }

    /** The real venues, at their own pace. */
    record Real() implements Source {}
  }

  /** Such as {@code demo} or {@code live}. */
  public String modeName() {
    return switch (source) {
      case Source.Simulated _ -> "demo";
      case Source.Real _ -> "live";
    };
  }
}
