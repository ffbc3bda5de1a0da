// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sun.misc.Signal;

/**
 * The user's or the system's wish that the run end: Ctrl-C or SIGTERM.
 *
 * <p>The first wish interrupts whatever the run is starting, or ends its loop; the run then stops
 * everything in order. A second one ends the program at once, and the children with it.
 */
public final class StopSignal {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
  private static final int INTERRUPTED_STATUS = 130;

  private final CompletableFuture<Void> wished = new CompletableFuture<>();
  private final Thread runner;

  private StopSignal(Thread runner) {
    this.runner = runner;
  }

  /** Listens on behalf of the calling thread, which is the one to be interrupted. */
  public static StopSignal listen() {
    StopSignal signal = new StopSignal(Thread.currentThread());
    SIGNALS.forEach(name -> Signal.handle(new Signal(name), caught -> signal.wish()));
    return signal;
  }

  private void wish() {
    if (wished.isDone()) {
      System.exit(INTERRUPTED_STATUS);
    }
    wished.complete(null);
    runner.interrupt();
  }

  /** Waits so long; true as soon as the run is to end. */
  public boolean await(Duration time) {
    try {
      wished.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException | ExecutionException e) {
      return true;
    }
  }

  /** Whether the run is to end. */
  public boolean isWished() {
    return wished.isDone();
  }

  /** From here on the run only stops: what is left must not be interrupted by the first wish. */
  void settle() {
    boolean interrupted = Thread.interrupted();
    assert !interrupted || wished.isDone() : "only a wish interrupts the run";
  }
}
