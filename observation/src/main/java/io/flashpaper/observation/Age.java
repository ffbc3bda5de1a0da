// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.observation;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long ago, in real time, something happened last. */
public final class Age {
  private static final double NANOS_PER_SECOND = 1e9;

  private final NanoClock clock;
  private volatile @Nullable Long happened;

  /** The age of what has not happened yet. */
  public Age(NanoClock clock) {
    this.clock = clock;
  }

  /** It happens. */
  public void begin() {
    happened = clock.nanos();
  }

  /** It is as if it had never happened. */
  public void forget() {
    happened = null;
  }

  /** How long ago it happened last; empty before the first time. */
  public Optional<Duration> elapsed() {
    Long last = happened;
    return last == null ? Optional.empty() : Optional.of(Duration.ofNanos(clock.nanos() - last));
  }

  /** The same in seconds, for a gauge; not a number before the first time. */
  public double seconds() {
    return elapsed().map(age -> age.toNanos() / NANOS_PER_SECOND).orElse(Double.NaN);
  }
}
