// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

/**
 * What a strategy may do in one market before it is stopped. A minute is one of tape time.
 *
 * @param slowUnits a call that needs more units of work is slow
 * @param slowCalls so many slow calls within a minute are borne
 * @param changes so many changes of mind within a minute are borne; what gates do is not counted
 * @param memoryValues its memory may hold so many values, characters and elements
 */
public record StrategyLimits(long slowUnits, int slowCalls, int changes, int memoryValues) {
  /** Generous: no strategy in its right mind comes near. */
  public static final StrategyLimits DEFAULT = new StrategyLimits(200_000, 60, 600, 100_000);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public StrategyLimits {
    if (slowUnits < 1 || slowCalls < 1 || changes < 1 || memoryValues < 1) {
      throw new IllegalArgumentException("a limit below 1 lets no strategy run");
    }
  }
}
