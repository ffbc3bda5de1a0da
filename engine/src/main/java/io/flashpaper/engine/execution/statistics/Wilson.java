// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

/**
 * A share of a number of tries, and where the true share probably lies.
 *
 * @param rate successes of tries
 * @param low lower end of Wilson's 95 % score interval
 * @param high upper end
 */
public record Wilson(double rate, double low, double high) {
  private static final double Z = 1.959963984540054;

  /**
   * The share of so many tries.
   *
   * @throws IllegalArgumentException if there were none, or fewer than successes
   */
  public static Wilson of(long successes, long tries) {
    if (tries <= 0 || successes < 0 || successes > tries) {
      throw new IllegalArgumentException(successes + " of " + tries + " is no share");
    }
    double n = tries;
    double rate = successes / n;
    double square = Z * Z;
    double scale = 1 + square / n;
    double centre = (rate + square / (2 * n)) / scale;
    double half = Z * StrictMath.sqrt(rate * (1 - rate) / n + square / (4 * n * n)) / scale;
    return new Wilson(rate, Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
