// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

/**
 * What a market's YES is worth if the index walks on without drift: the settlement value as a
 * normal distribution, and how much of it is where YES wins.
 *
 * @param probabilityMicros the probability that YES wins, in millionths, 0 to 1 000 000; in a
 *     market without fees and fears also the price of YES in micro-dollars
 * @param meanMicros the expected settlement value in micro-dollars of the underlying, above 0
 * @param deviationMicros its standard deviation in micro-dollars of the underlying, at least 0
 */
public record FairValue(long probabilityMicros, long meanMicros, long deviationMicros) {
  private static final long LEAST = 1_000;
  private static final long MOST = 999_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public FairValue {
    if (probabilityMicros < 0 || probabilityMicros > 1_000_000) {
      throw new IllegalArgumentException(
          "a probability is 0 to 1000000 millionths, but is " + probabilityMicros);
    }
    if (meanMicros <= 0 || deviationMicros < 0) {
      throw new IllegalArgumentException(
          "a settlement value is above 0 and its deviation not below, but they are %d and %d"
              .formatted(meanMicros, deviationMicros));
    }
  }

  /**
   * The probability to decide by, within 1 000 and 999 000: no model is surer than one in a
   * thousand.
   */
  public long clampedMicros() {
    return Math.clamp(probabilityMicros, LEAST, MOST);
  }
}
