// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.event;

/** How far what the tape says of a market can be trusted, best first. */
public enum FeedGrade {
  /** Streamed without a gap for a while, and lately found equal to the venue's own answer. */
  GOOD,
  /** Streamed, but not confirmed yet, or not long enough since something was amiss. */
  FAIR,
  /** Polled, or streamed with a doubt: as old as the last answer, blind between two. */
  POOR,
  /** No book, or one that nothing should be decided or filled on. */
  UNUSABLE;

  /** Whether this is as good as the other, or better. */
  public boolean isAtLeast(FeedGrade other) {
    return compareTo(other) <= 0;
  }
}
