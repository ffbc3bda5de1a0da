// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

/**
 * A move of the index, compared exactly.
 *
 * @param fromMicros the earlier price in micro-dollars, above 0
 * @param toMicros the later price in micro-dollars, above 0
 */
public record Change(long fromMicros, long toMicros) {
  /**
   * Checks the prices.
   *
   * @throws IllegalArgumentException if one is not above 0
   */
  public Change {
    if (fromMicros <= 0 || toMicros <= 0) {
      throw new IllegalArgumentException(
          "a change needs prices above 0, but is " + fromMicros + " to " + toMicros);
    }
  }

  /** The relative change in millionths, rounded towards zero: for showing, not for comparing. */
  public long ppm() {
    return Math.multiplyExact(toMicros - fromMicros, 1_000_000L) / fromMicros;
  }

  /**
   * Compares the relative change with a threshold, exactly.
   *
   * @param ppm the threshold in millionths: 0.15 % is 1500
   * @return negative, zero or positive as the change is below, at or above the threshold
   */
  public int compareToPpm(long ppm) {
    return Long.compare(
        Math.multiplyExact(toMicros - fromMicros, 1_000_000L), Math.multiplyExact(ppm, fromMicros));
  }
}
