// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.luck;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean of units, and where the true one probably lies.
 *
 * @param mean of the units
 * @param low lower end of Student's 95 % interval; negative infinity for fewer than two units
 * @param high upper end; infinity for fewer than two units
 * @param standardError of the mean; 0 where nothing varies or for fewer than two units
 * @param units how many
 * @param pValue how probable a mean this high or higher is if the true one is 0; 1 where nothing
 *     varies, since what never varies is no evidence
 */
public record Estimate(
    double mean, double low, double high, double standardError, int units, double pValue) {
  private static final double UPPER_TAIL = 0.975;

  /** The estimate from units that are independent of each other. */
  public static Estimate of(double[] units) {
    int count = units.length;
    double mean = mean(units);
    if (count < 2) {
      return new Estimate(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, count, 1);
    }
    double squares = 0;
    for (double unit : units) {
      squares += (unit - mean) * (unit - mean);
    }
    double error = StrictMath.sqrt(squares / (count - 1) / count);
    if (isNone(error, mean)) {
      return new Estimate(mean, mean, mean, 0, count, 1);
    }
    TDistribution student = TDistribution.of(count - 1);
    double half = student.inverseCumulativeProbability(UPPER_TAIL) * error;
    double pValue = student.survivalProbability(mean / error);
    return new Estimate(mean, mean - half, mean + half, error, count, pValue);
  }

  /** The same of a sum of so many units instead of their mean. */
  public Estimate times(double factor) {
    return new Estimate(
        mean * factor, low * factor, high * factor, standardError * factor, units, pValue);
  }

  /** Whether an error is no more than what rounding leaves of none. */
  static boolean isNone(double error, double mean) {
    return error <= 1e-12 * StrictMath.abs(mean);
  }

  static double mean(double[] units) {
    double sum = 0;
    for (double unit : units) {
      sum += unit;
    }
    return units.length == 0 ? 0 : sum / units.length;
  }
}
