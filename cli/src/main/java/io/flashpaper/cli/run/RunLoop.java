// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.report.StatusLine;
import io.flashpaper.cli.report.StatusView;
import io.flashpaper.cli.report.VenueWatch;
import io.flashpaper.stack.StackException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Watches a running stack until it is to end: status lines, world time, checkpoints. */
final class RunLoop {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int TICKS_PER_STATUS = 5;
  private static final int TICKS_PER_CHECKPOINT = 300;
  // A venue that is still connecting is not reported as down.
  private static final int TICKS_OF_PATIENCE = 10;

  private final RunningStack stack;
  private final StackClient client;
  private final Terminal terminal;
  private final Consumer<String> log;
  private final Clock clock;
  private final StopSignal stop;
  private final VenueWatch venues = new VenueWatch();

  RunLoop(
      RunningStack stack,
      StackClient client,
      Terminal terminal,
      Consumer<String> log,
      Clock clock,
      StopSignal stop) {
    this.stack = stack;
    this.client = client;
    this.terminal = terminal;
    this.log = log;
    this.clock = clock;
    this.stop = stop;
  }

  /**
   * Runs until time is up, the world ends or the run is to stop.
   *
   * @param span how long by the wall; without one there is no limit
   * @param played told now and then how far the world has come
   * @param checkpoint called now and then
   */
  End run(Optional<Duration> span, Consumer<Instant> played, Runnable checkpoint) {
    Instant begin = clock.instant();
    try {
      for (int tick = 1; !stop.await(TICK); tick++) {
        if (stack.worldEnd().filter(end -> stack.worldClock().instant().isAfter(end)).isPresent()) {
          return new End(true, "the recording has ended");
        }
        if (span.filter(s -> !clock.instant().isBefore(begin.plus(s))).isPresent()) {
          return new End(true, "time is up");
        }
        if (tick % TICKS_PER_STATUS == 0) {
          look(tick, played);
        }
        if (tick % TICKS_PER_CHECKPOINT == 0) {
          checkpoint.run();
        }
      }
    } catch (InterruptedException e) {
      return new End(span.isEmpty(), "stopped");
    }
    return new End(span.isEmpty(), "stopped");
  }

  private void look(int tick, Consumer<Instant> played) throws InterruptedException {
    Instant world = stack.worldClock().instant();
    long seconds = Duration.between(stack.origin(), world).toSeconds();
    try {
      JsonNode answer = client.statusJson();
      StatusView status = StackClient.read(answer, StatusView.class);
      show(StatusLine.of(seconds, status));
      if (tick > TICKS_OF_PATIENCE) {
        venues.look(status).forEach(this::show);
      }
      played.accept(status.time().filter(world::isBefore).orElse(world));
    } catch (StackException e) {
      show("[%5ds] no status: %s".formatted(seconds, e.getMessage()));
      played.accept(world);
    }
  }

  private void show(String line) {
    terminal.line(line);
    log.accept(line);
  }

  /** How a run ended: whether it was whole, and why. */
  record End(boolean complete, String reason) {}
}
