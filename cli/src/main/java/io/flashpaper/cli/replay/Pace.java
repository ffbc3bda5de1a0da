// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import io.flashpaper.cli.run.StopSignal;
import io.flashpaper.model.event.TapeRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets events through at a speed, and none any more once the user has had enough. */
public final class Pace {
  private final Optional<Double> speed;
  private final InstantSource clock;
  private final StopSignal stop;

  /**
   * A pace.
   *
   * @param speed seconds of tape in one of the clock; as fast as it goes if empty
   */
  public Pace(Optional<Double> speed, InstantSource clock, StopSignal stop) {
    this.speed = speed;
    this.clock = clock;
    this.stop = stop;
  }

  /** The events, each not before its time. */
  public Iterator<TapeRecord> over(Iterator<TapeRecord> events) {
    return new Paced(events);
  }

  private final class Paced implements Iterator<TapeRecord> {
    private final Iterator<TapeRecord> events;
    private @Nullable Instant began;
    private long firstMs;

    Paced(Iterator<TapeRecord> events) {
      this.events = events;
    }

    @Override
    public boolean hasNext() {
      return !stop.isWished() && events.hasNext();
    }

    @Override
    public TapeRecord next() {
      if (!events.hasNext()) {
        throw new NoSuchElementException("the tape is at its end");
      }
      TapeRecord event = events.next();
      speed.ifPresent(each -> await(event.event().timeMs(), each));
      return event;
    }

    private void await(long timeMs, double times) {
      Instant start = began;
      if (start == null) {
        began = clock.instant();
        firstMs = timeMs;
        return;
      }
      Instant due = start.plusMillis(Math.round((timeMs - firstMs) / times));
      Duration left = Duration.between(clock.instant(), due);
      if (left.isPositive()) {
        stop.await(left);
      }
    }
  }
}
