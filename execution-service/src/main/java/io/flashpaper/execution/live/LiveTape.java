// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.observation.NanoClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the reader of the tape leaves what it saw, for whoever asks. */
@Singleton
public final class LiveTape {
  private final PriceHistory history = new PriceHistory();
  private volatile LiveMoment latest = LiveMoment.NOTHING;
  private volatile Progress progress = Progress.NONE;
  private final NanoClock clock;
  private volatile OptionalLong heardAtNanos = OptionalLong.empty();
  private volatile boolean whole;

  /**
   * How far the signal side has judged the tape.
   *
   * @param tapeOffset -1 before its first mark
   */
  public record Progress(long tapeOffset, long timeMs) {
    static final Progress NONE = new Progress(-1, 0);
  }

  /** Nothing was seen yet; the clock is only to say how long ago something was heard. */
  public LiveTape(NanoClock clock) {
    this.clock = clock;
  }

  void publish(LiveMoment moment) {
    latest = moment;
    heardAtNanos = OptionalLong.of(clock.nanos());
  }

  void judged(Progress mark) {
    progress = mark;
  }

  /** The past is known as far back as it is kept. */
  void isWhole() {
    whole = true;
  }

  /** How the markets stood after the last event. */
  public LiveMoment latest() {
    return latest;
  }

  /** The prices of the last hours. */
  public PriceHistory history() {
    return history;
  }

  /** The signal side's last mark. */
  public Progress progress() {
    return progress;
  }

  /** How long ago the last event came, in real time; empty before the first. */
  public Optional<Duration> heardAgo() {
    OptionalLong heard = heardAtNanos;
    return heard.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(clock.nanos() - heard.getAsLong()));
  }

  /** Whether the history reaches back as far as it is kept, or to the tape's beginning. */
  public boolean isHistoryWhole() {
    return whole;
  }
}
