// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import java.util.random.RandomGenerator;

/**
 * One kind of request: at most one at a time, with a growing and partly random pause while they
 * fail.
 */
final class PollLane {
  private static final long FIRST_FAILURE_PAUSE_MS = 1000;
  private static final int MAX_DOUBLINGS = 3;

  private final Errand errand;
  private final RandomGenerator random;
  private boolean waiting;
  private int failures;
  private String lastError = "";
  private long nextMs = Long.MIN_VALUE;

  PollLane(Errand errand, RandomGenerator random) {
    this.errand = errand;
    this.random = random;
  }

  Errand errand() {
    return errand;
  }

  boolean isDue(long nowMs) {
    return !waiting && nowMs >= nextMs;
  }

  /** A request is on its way; the next may follow at this time. */
  void begin(long followsMs) {
    waiting = true;
    nextMs = followsMs;
  }

  void end() {
    waiting = false;
    failures = 0;
    lastError = "";
  }

  /** Waits a while; whether the error is another than the last. */
  boolean failed(String error, long nowMs) {
    boolean news = !error.equals(lastError);
    lastError = error;
    waiting = false;
    long spanMs = FIRST_FAILURE_PAUSE_MS << Math.min(failures, MAX_DOUBLINGS);
    nextMs = nowMs + Jitter.halfOf(spanMs, random);
    failures++;
    return news;
  }

  /** The next request may follow at once, unless they fail. */
  void hurry() {
    if (failures == 0) {
      nextMs = Long.MIN_VALUE;
    }
  }
}
