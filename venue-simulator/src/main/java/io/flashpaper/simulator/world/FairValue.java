// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/** What a binary contract on the average of sixty prints is worth under a driftless walk. */
final class FairValue {
  static final int PRINTS = 60;

  private final double volatilityPerRootSecond;

  FairValue(double annualVolatility) {
    this.volatilityPerRootSecond = annualVolatility / Math.sqrt(PricePath.SECONDS_PER_YEAR);
  }

  /**
   * The probability that the settlement average, rounded to cents, satisfies the strike.
   *
   * @param price current price in dollars
   * @param strike dollars
   * @param tieWins whether an average equal to the strike pays YES
   * @param secondsToClose until the close
   * @param knownPrints how many of the sixty prints are known
   * @param knownSum their sum in dollars
   */
  double probability(
      double price,
      double strike,
      boolean tieWins,
      double secondsToClose,
      int knownPrints,
      double knownSum) {
    double effectiveStrike = tieWins ? strike - 0.005 : strike + 0.005;
    int m = PRINTS - knownPrints;
    double mean = (knownSum + m * price) / PRINTS;
    if (m == 0) {
      return mean >= effectiveStrike ? 1 : 0;
    }
    double a = Math.max(0, secondsToClose - m);
    double walk = (double) m * m * a + (m - 1.0) * m * (2.0 * m - 1) / 6;
    double sd = volatilityPerRootSecond * price * Math.sqrt(walk) / PRINTS;
    if (sd == 0) {
      return mean >= effectiveStrike ? 1 : 0;
    }
    return NormalDistribution.below((mean - effectiveStrike) / sd);
  }
}
