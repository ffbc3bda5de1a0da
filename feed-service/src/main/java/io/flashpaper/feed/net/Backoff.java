// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a random part of a span that doubles with each failure,
 * from a quarter of a second to 30 seconds.
 */
public final class Backoff {
  private static final long FIRST_MS = 250;
  private static final long LONGEST_MS = 30_000;
  private static final int MAX_DOUBLINGS = 7;

  private final RandomGenerator random;
  private int failures;

  /** Starts with the shortest span. */
  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The wait after one more failure. */
  public Duration next() {
    long span = Math.min(LONGEST_MS, FIRST_MS << Math.min(failures, MAX_DOUBLINGS));
    failures++;
    return Duration.ofMillis(random.nextLong(1, span + 1));
  }

  /** The connection has proved itself. */
  public void reset() {
    failures = 0;
  }
}
