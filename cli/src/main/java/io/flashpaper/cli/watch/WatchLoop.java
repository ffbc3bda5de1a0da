// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import io.flashpaper.cli.run.StackClient;
import io.flashpaper.stack.StackException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks once a second, and goes on when the stack comes back. */
public final class WatchLoop {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Supplier<StackClient> stack;
  private final Clock clock;
  private @Nullable StackClient client;
  private boolean seen;

  /**
   * Looks at this stack.
   *
   * @param stack finds it, anew after it was lost; may fail while it is away
   */
  public WatchLoop(Supplier<StackClient> stack, Clock clock) {
    this.stack = stack;
    this.clock = clock;
  }

  /**
   * Shows the stack until the user wants to end, or so long.
   *
   * @throws StackException if it is not there at the first look, or does not let us
   */
  public void run(WatchScreen screen, Optional<Duration> span) {
    Instant begin = clock.instant();
    try {
      do {
        look(screen);
      } while (!screen.isEndedWithin(EVERY) && !isOver(begin, span));
    } catch (InterruptedException wished) {
      // The first Ctrl-C: the view ends, and that is what was wanted.
    } finally {
      drop();
    }
  }

  private boolean isOver(Instant begin, Optional<Duration> span) {
    return span.filter(time -> !clock.instant().isBefore(begin.plus(time))).isPresent();
  }

  private void look(WatchScreen screen) throws InterruptedException {
    try {
      screen.show(Picture.of(found()));
      seen = true;
    } catch (StackException lost) {
      drop();
      if (!seen || lost.kind() == StackException.Kind.NOT_PERMITTED) {
        throw lost;
      }
      screen.lost(String.valueOf(lost.getMessage()));
    }
  }

  private StackClient found() {
    StackClient known = client == null ? stack.get() : client;
    client = known;
    return known;
  }

  private void drop() {
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
