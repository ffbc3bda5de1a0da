// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

/**
 * What sizing remembers of an account's closed trades.
 *
 * @param wins how many won
 * @param losses how many lost
 * @param streak how many won since the last loss
 * @param last how the last counted one ended
 */
public record SizingState(long wins, long losses, long streak, Last last) {
  /** Before the first trade. */
  public static final SizingState START = new SizingState(0, 0, 0, Last.NONE);

  /** How the last trade ended. */
  public enum Last {
    /** There was none. */
    NONE,
    /** It won. */
    WIN,
    /** It lost. */
    LOSS
  }

  /** How many were counted. */
  public long trades() {
    return wins + losses;
  }

  /** The share won in millionths, rounded down; 0 before the first trade. */
  public long winRatePpm() {
    return trades() == 0 ? 0 : wins * 1_000_000 / trades();
  }

  SizingState won() {
    return new SizingState(wins + 1, losses, streak + 1, Last.WIN);
  }

  SizingState lost() {
    return new SizingState(wins, losses + 1, 0, Last.LOSS);
  }
}
