// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.wire;

import java.util.OptionalLong;

/**
 * A number that should rise from message to message. One that does not belongs to a message that
 * comes twice or late; but one that falls very far, or many in a row, mean that counting began anew
 * or that the last one was wrong. Confined to one thread.
 */
public final class RisingNumber {
  private static final int MOST_REPEATS_IN_A_ROW = 20;

  private final long reach;
  private OptionalLong last = OptionalLong.empty();
  private int repeats;

  /**
   * Nothing was numbered yet.
   *
   * @param reach how far behind the last number one still counts as a repeat
   */
  public RisingNumber(long reach) {
    this.reach = reach;
  }

  /** The last number that was taken. */
  public OptionalLong last() {
    return last;
  }

  /** Takes the next number; false if its message comes twice or late. */
  public boolean takes(long number) {
    boolean behind =
        last.isPresent() && number <= last.getAsLong() && last.getAsLong() - number < reach;
    if (behind && ++repeats <= MOST_REPEATS_IN_A_ROW) {
      return false;
    }
    repeats = 0;
    last = OptionalLong.of(number);
    return true;
  }
}
