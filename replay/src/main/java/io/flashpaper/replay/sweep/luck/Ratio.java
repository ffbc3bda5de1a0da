// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.luck;

/**
 * A sum by a sum over the same units, such as dollars by trades where a unit has several of both.
 *
 * @param parts the numerators, by unit
 * @param wholes the denominators, by unit, none below 0
 */
public record Ratio(double[] parts, double[] wholes) {
  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public Ratio {
    if (parts.length != wholes.length) {
      throw new IllegalArgumentException(
          parts.length + " numerators do not go with " + wholes.length + " denominators");
    }
    parts = parts.clone();
    wholes = wholes.clone();
  }

  /**
   * One value per unit whose mean is the ratio and whose spread is, to first order, the ratio's:
   * each unit's pull on it. All 0 where the denominators are.
   */
  public double[] pulls() {
    double whole = sum(wholes);
    double[] pulls = new double[parts.length];
    if (whole == 0) {
      return pulls;
    }
    double ratio = sum(parts) / whole;
    for (int unit = 0; unit < pulls.length; unit++) {
      pulls[unit] = ratio + (parts[unit] - ratio * wholes[unit]) * pulls.length / whole;
    }
    return pulls;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
