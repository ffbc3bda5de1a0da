// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.tapefiles.record.RecordSettings;
import io.flashpaper.tapefiles.record.Recorder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Records a stack's topics on a thread of its own. What goes wrong is said once and stops the
 * recording, never the stack; the next recorder goes on where this one ended.
 */
public final class TapeRecording implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(500);
  private static final int SECONDS_TO_FINISH = 10;

  private final CompletableFuture<Void> wish = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Consumer<String> notices;

  private TapeRecording(Consumer<String> notices) {
    this.notices = notices;
  }

  /** Nothing is recorded. */
  static TapeRecording none() {
    TapeRecording none = new TapeRecording(notice -> {});
    none.ended.complete(null);
    return none;
  }

  /**
   * Begins to record.
   *
   * @param notices told, on the recording's thread, what went wrong
   */
  public static TapeRecording start(
      RecordSettings settings, Clock clock, Consumer<String> notices) {
    TapeRecording recording = new TapeRecording(notices);
    Thread.ofPlatform()
        .name("tape-recorder")
        .daemon()
        .start(() -> recording.record(settings, clock));
    return recording;
  }

  private void record(RecordSettings settings, Clock clock) {
    try (Recorder recorder = Recorder.open(settings, clock, notices)) {
      while (!wish.isDone()) {
        recorder.step(STEP);
      }
      recorder.recordToTheEnd(STEP);
    } catch (IOException | RuntimeException e) {
      notices.accept(
          "The tape is not being recorded in %s: %s"
              .formatted(settings.directory(), e.getMessage()));
    } finally {
      ended.complete(null);
    }
  }

  /** Waits until the user wishes it to end, or it ended by itself; whether it was the user. */
  public boolean awaitEnd(StopSignal stop) {
    while (!ended.isDone()) {
      if (stop.await(STEP)) {
        stop.settle();
        return true;
      }
    }
    return false;
  }

  /** Records what the topics hold by now, and ends. */
  public void stop() {
    wish.complete(null);
    try {
      ended.get(SECONDS_TO_FINISH, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      notices.accept("The end of the tape is not recorded yet: the next run does it first.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
