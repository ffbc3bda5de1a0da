// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import java.time.Duration;

/**
 * A pure function of moment and memory. One object serves every market of one instance, so it must
 * keep nothing but its parameters.
 *
 * @param <M> an immutable record: what the strategy remembers of one market
 */
public interface Strategy<M extends Record> {
  /** The memory of a market that has just opened on the tape. */
  M initialMemory();

  /**
   * The longest window of the index this strategy will ever ask for, 1 s to 1 h: how much of the
   * past a restart has to read before a market's first moment. Asking for more than this is
   * refused. Always the same answer.
   */
  default Duration longestWindow() {
    return Duration.ofMinutes(5);
  }

  /**
   * Judges one moment. Called on the ordered path for every trigger while the market is open, so it
   * should take microseconds; it never blocks.
   *
   * @param moment what the market looks like now
   * @param memory what the call before returned, or {@link #initialMemory()}
   * @return the next memory and, where it changed, the desire
   */
  Step<M> evaluate(Moment moment, M memory);
}
