// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

/** One kind of request: at most one at a time, with a growing pause while they fail. */
final class PollLane {
  private static final long FIRST_FAILURE_PAUSE_MS = 1000;
  private static final int MAX_DOUBLINGS = 5;

  private boolean waiting;
  private int failures;
  private long nextMs = Long.MIN_VALUE;

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
  }

  void failed(long nowMs) {
    waiting = false;
    nextMs = nowMs + (FIRST_FAILURE_PAUSE_MS << Math.min(failures, MAX_DOUBLINGS));
    failures++;
  }

  /** The next request may follow at once, unless they fail. */
  void hurry() {
    if (failures == 0) {
      nextMs = Long.MIN_VALUE;
    }
  }
}
