// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/** The standard normal distribution function, in double precision (Hart's rational form). */
final class NormalDistribution {
  private static final double[] NUMERATOR = {
    3.52624965998911e-02,
    0.700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376
  };
  private static final double[] DENOMINATOR = {
    8.83883476483184e-02,
    1.75566716318264,
    16.064177579207,
    86.7807322029461,
    296.564248779674,
    637.333633378831,
    793.826512519948,
    440.413735824752
  };
  private static final double SPLIT = 7.07106781186547;
  private static final double ROOT_TWO_PI = 2.506628274631;

  private NormalDistribution() {}

  /** The probability of a value of at most {@code x}. */
  static double below(double x) {
    double a = Math.abs(x);
    if (a > 37) {
      return x > 0 ? 1 : 0;
    }
    double e = Math.exp(-a * a / 2);
    double tail = a < SPLIT ? e * horner(NUMERATOR, a) / horner(DENOMINATOR, a) : e / far(a);
    return x > 0 ? 1 - tail : tail;
  }

  private static double horner(double[] coefficients, double x) {
    double sum = 0;
    for (double c : coefficients) {
      sum = sum * x + c;
    }
    return sum;
  }

  private static double far(double a) {
    double fraction = a + 0.65;
    for (int k = 4; k >= 1; k--) {
      fraction = a + k / fraction;
    }
    return fraction * ROOT_TWO_PI;
  }
}
