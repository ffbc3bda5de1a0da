// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import io.flashpaper.cli.run.StackClient;
import io.flashpaper.stack.StackException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks once a second, and goes on when the stack comes back. It is asked on a thread of its own,
 * so that the user can end, and sees that what is shown is old, while an answer is late.
 */
public final class WatchLoop {
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** An answer that takes longer is late, and what is shown is old. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Supplier<StackClient> stack;
  private final Clock clock;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("watch").factory());
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
      while (!isEndedLooking(screen) && !screen.isEndedWithin(EVERY) && !isOver(begin, span)) {}
    } catch (InterruptedException wished) {
      // The first Ctrl-C: the view ends, and that is what was wanted.
    } finally {
      drop();
      asking.shutdownNow();
    }
  }

  private boolean isOver(Instant begin, Optional<Duration> span) {
    return span.filter(time -> !clock.instant().isBefore(begin.plus(time))).isPresent();
  }

  /** Looks once; true if the user wants to end before the answer is there. */
  private boolean isEndedLooking(WatchScreen screen) throws InterruptedException {
    try {
      StackClient asked = found();
      Future<Picture> answer = asking.submit(() -> Picture.of(asked));
      if (isEndedBefore(answer, screen)) {
        answer.cancel(true);
        return true;
      }
      screen.show(answer.get());
      seen = true;
    } catch (StackException away) {
      lost(away, screen);
    } catch (ExecutionException failed) {
      lost(reason(failed), screen);
    }
    return false;
  }

  /** Waits for an answer, and says so as long as it is late. */
  private static boolean isEndedBefore(Future<Picture> answer, WatchScreen screen)
      throws InterruptedException {
    awaitUsual(answer);
    for (Duration late = PATIENCE; !answer.isDone(); late = late.plus(EVERY)) {
      screen.lost("no answer for %d s".formatted(late.toSeconds()));
      if (screen.isEndedWithin(EVERY)) {
        return true;
      }
    }
    return false;
  }

  private static void awaitUsual(Future<Picture> answer) throws InterruptedException {
    try {
      answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException seenByWhoTakesIt) {
      // It is late, or it failed.
    }
  }

  private static StackException reason(ExecutionException failed) {
    return failed.getCause() instanceof StackException known
        ? known
        : new StackException("The view cannot go on: " + failed.getCause(), failed);
  }

  private void lost(StackException why, WatchScreen screen) {
    drop();
    if (!seen || why.kind() == StackException.Kind.NOT_PERMITTED) {
      throw why;
    }
    screen.lost(String.valueOf(why.getMessage()));
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
