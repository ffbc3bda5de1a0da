// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.Optional;

/**
 * How markets are settled from now on.
 *
 * @param lateMs so much later than usual
 * @param instead their outcome, whatever the average says; empty for what it says
 */
public record Rulings(long lateMs, Optional<Outcome> instead) {
  /** At the usual time, by the average. */
  public static final Rulings USUAL = new Rulings(0, Optional.empty());

  /** Averages are kept for an hour; half of it may be waited. */
  private static final long LATEST_MS = 1_800_000;

  /**
   * Checks the delay.
   *
   * @throws IllegalArgumentException if it is negative or above half an hour
   */
  public Rulings {
    if (lateMs < 0 || lateMs > LATEST_MS) {
      throw new IllegalArgumentException(
          "late_ms must be from 0 to " + LATEST_MS + ", but is " + lateMs);
    }
  }
}
