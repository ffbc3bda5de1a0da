// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

/**
 * Whether polled books are still to be trusted: the venue may answer everything else and no book.
 */
final class PolledBooks {
  private final long limitMs;
  private long lastMs = Long.MIN_VALUE;
  private boolean lost;

  /** Books are lost when none was answered for so long. */
  PolledBooks(long limitMs) {
    this.limitMs = limitMs;
  }

  /** Books were answered, or come in another way, or none are wanted. */
  void fresh(long nowMs) {
    lastMs = nowMs;
    lost = false;
  }

  /** Whether it is now time to say that they are lost; true once. */
  boolean isLostNow(long nowMs) {
    if (lastMs == Long.MIN_VALUE) {
      lastMs = nowMs;
    }
    boolean before = lost;
    lost = nowMs - lastMs > limitMs;
    return lost && !before;
  }
}
