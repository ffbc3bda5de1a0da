// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.time.Duration;

/**
 * How long to wait before starting a dead child again: doubling, up to a bound.
 *
 * @param first the wait after the first death
 * @param longest no wait is longer
 */
public record Backoff(Duration first, Duration longest) {
  private static final int MAX_DOUBLINGS = 20;

  /** Checks that the bound is not below the start. */
  public Backoff {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "a back-off grows from a positive wait, but is given " + first + " to " + longest);
    }
  }

  /** Half a second, doubling to half a minute. */
  public static Backoff usual() {
    return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
  }

  /** The wait after so many deaths in a row, at least 1. */
  public Duration after(int deaths) {
    Duration wait = first.multipliedBy(1L << Math.clamp(deaths - 1L, 0, MAX_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
