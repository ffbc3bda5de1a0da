// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * A UTC clock that runs {@code speed} times as fast as its base: {@code worldOrigin + (base -
 * wallOrigin) * speed}.
 *
 * <p>At speed 1 with equal origins it is the base clock. Two processes that are given the same
 * three numbers agree on world time as well as their machines agree on wall time. Thread-safe if
 * the base clock is.
 */
public final class ScaledClock extends Clock {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Clock base;
  private final Instant wallOrigin;
  private final Instant worldOrigin;
  private final double speed;

  /**
   * Joins a base clock to a world.
   *
   * @param base the clock that really ticks
   * @param wallOrigin the base clock's time at which the world shows {@code worldOrigin}
   * @param worldOrigin the world's time at {@code wallOrigin}
   * @param speed world seconds per base second, greater than 0 and at most 100 000
   * @throws IllegalArgumentException if the speed is outside its range
   */
  public ScaledClock(Clock base, Instant wallOrigin, Instant worldOrigin, double speed) {
    if (!(speed > 0 && speed <= 100_000)) {
      throw new IllegalArgumentException(
          "speed must be greater than 0 and at most 100000, but is " + speed);
    }
    this.base = Objects.requireNonNull(base, "base");
    this.wallOrigin = Objects.requireNonNull(wallOrigin, "wallOrigin");
    this.worldOrigin = Objects.requireNonNull(worldOrigin, "worldOrigin");
    this.speed = speed;
  }

  /** World seconds per base second. */
  public double speed() {
    return speed;
  }

  /** How long the base clock takes for a span of world time. */
  public Duration toWall(Duration world) {
    return Duration.ofNanos(Math.round(world.toNanos() / speed));
  }

  @Override
  public Instant instant() {
    Duration elapsed = Duration.between(wallOrigin, base.instant());
    double seconds = (elapsed.getSeconds() + elapsed.getNano() / NANOS_PER_SECOND) * speed;
    long whole = (long) Math.floor(seconds);
    return worldOrigin.plusSeconds(whole).plusNanos((long) ((seconds - whole) * NANOS_PER_SECOND));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Time zones are the reader's affair: any other zone than UTC is refused. */
  @Override
  public Clock withZone(ZoneId zone) {
    if (!zone.equals(ZoneOffset.UTC)) {
      throw new UnsupportedOperationException("world time is UTC, not " + zone);
    }
    return this;
  }
}
