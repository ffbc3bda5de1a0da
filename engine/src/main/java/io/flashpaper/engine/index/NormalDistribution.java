// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

/**
 * The standard normal distribution: Hart's rational approximation in West's form, good to about
 * 1e-15. {@link StrictMath} and plain arithmetic alone, so every machine agrees to the last bit;
 * that is why it is no library's, whose {@code Math.exp} may differ from one machine to the next.
 */
final class NormalDistribution {
  private static final double[] ABOVE = {
    3.52624965998911e-02,
    0.700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376
  };
  private static final double[] BELOW = {
    8.83883476483184e-02,
    1.75566716318264,
    16.064177579207,
    86.7807322029461,
    296.564248779674,
    637.333633378831,
    793.826512519948,
    440.413735824752
  };
  private static final double FAR = 7.07106781186547;
  private static final double NOTHING_LEFT = 37;
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  private NormalDistribution() {}

  /** The probability of a value of at most {@code x}. */
  static double cumulative(double x) {
    double distance = Math.abs(x);
    double tail = distance > NOTHING_LEFT ? 0 : tail(distance);
    return x > 0 ? 1 - tail : tail;
  }

  /** The density at {@code x}. */
  static double density(double x) {
    return StrictMath.exp(-x * x / 2) / ROOT_TWO_PI;
  }

  /**
   * The value below which a share of all lies, by halving; a share of 0 or 1 is taken for nearly
   * so.
   */
  static double quantile(double share) {
    double low = -NOTHING_LEFT;
    double high = NOTHING_LEFT;
    for (int halving = 0; halving < 60; halving++) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double tail(double x) {
    double bell = StrictMath.exp(-x * x / 2);
    return x < FAR
        ? bell * polynomial(ABOVE, x) / polynomial(BELOW, x)
        : bell / (continuedFraction(x) * ROOT_TWO_PI);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (double coefficient : coefficients) {
      value = value * x + coefficient;
    }
    return value;
  }

  private static double continuedFraction(double x) {
    double value = x + 0.65;
    for (int step = 4; step > 0; step--) {
      value = x + step / value;
    }
    return value;
  }
}
