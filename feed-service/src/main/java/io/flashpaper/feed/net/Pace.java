// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.flashpaper.model.time.ScaledClock;
import java.time.Duration;

/**
 * World durations as the real milliseconds a timer wants. In a fast world everything shortens, but
 * a network does not: a time-out never gets shorter than two seconds, a period than 20 ms.
 */
public final class Pace {
  private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(2);
  private static final long SHORTEST_PERIOD_MS = 20;

  private final ScaledClock clock;
  private final Duration shortestTimeout;

  /** The pace of this clock's world. */
  public Pace(ScaledClock clock) {
    this(clock, SHORTEST_TIMEOUT);
  }

  /**
   * A pace for a network that is known to be quick.
   *
   * @param shortestTimeout no time-out is shorter, in real time
   */
  public Pace(ScaledClock clock, Duration shortestTimeout) {
    this.clock = clock;
    this.shortestTimeout = shortestTimeout;
  }

  /** World time in milliseconds since the epoch. */
  public long nowMs() {
    return clock.millis();
  }

  /** How many real milliseconds to wait for something that must have happened by then. */
  public long timeoutMs(Duration world) {
    return Math.max(shortestTimeout.toMillis(), clock.toWall(world).toMillis());
  }

  /** How many real milliseconds to wait until doing something again. */
  public long periodMs(Duration world) {
    return Math.max(SHORTEST_PERIOD_MS, clock.toWall(world).toMillis());
  }

  /** How many world milliseconds pass in so many real ones. */
  public long worldMs(long wallMs) {
    return Math.round(wallMs * clock.speed());
  }

  /** How many world milliseconds until something that was asked for is overdue. */
  public long limitMs(Duration world) {
    return Math.max(world.toMillis(), worldMs(timeoutMs(world)));
  }
}
