// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

/**
 * Wins and losses in a row; what won nothing counts as lost.
 *
 * @param wins the longest row of wins
 * @param losses the longest row of losses
 */
public record Streaks(long wins, long losses) {
  /** Counts on. */
  static final class Tally {
    private long winning;
    private long losing;
    private Streaks longest = new Streaks(0, 0);

    void add(boolean won) {
      winning = won ? winning + 1 : 0;
      losing = won ? 0 : losing + 1;
      longest = new Streaks(Math.max(longest.wins, winning), Math.max(longest.losses, losing));
    }

    Streaks longest() {
      return longest;
    }
  }
}
