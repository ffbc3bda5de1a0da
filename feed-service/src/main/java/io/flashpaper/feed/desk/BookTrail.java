// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

/**
 * The states a streamed book went through lately, as (time, digest). Bounded: of a longer past the
 * oldest states are forgotten, and {@link #reachesBackTo} says so.
 */
final class BookTrail {
  private static final int LENGTH = 4096;

  private final long[] times = new long[LENGTH];
  private final long[] digests = new long[LENGTH];
  private long written;

  /** A book that we begin to follow; nothing before it counts. */
  void begin(long digest, long nowMs) {
    written = 0;
    add(digest, nowMs);
  }

  /** The book's next state. */
  void add(long digest, long nowMs) {
    int slot = slot(written++);
    times[slot] = nowMs;
    digests[slot] = digest;
  }

  /** The book after a change of its present state. */
  void change(long difference, long nowMs) {
    add(last() + difference, nowMs);
  }

  /** The digest of the present state. */
  long last() {
    return digests[slot(written - 1)];
  }

  /** Whether all states from this time on are remembered, the one that stood then included. */
  boolean reachesBackTo(long timeMs) {
    return times[slot(first())] <= timeMs;
  }

  /** Whether the book was in this state at this time or since. */
  boolean heldSince(long digest, long timeMs) {
    for (long i = written - 1; i >= first(); i--) {
      if (digests[slot(i)] == digest) {
        return true;
      }
      if (times[slot(i)] <= timeMs) {
        return false;
      }
    }
    return false;
  }

  private long first() {
    return Math.max(0, written - LENGTH);
  }

  private static int slot(long index) {
    return (int) (index % LENGTH);
  }
}
