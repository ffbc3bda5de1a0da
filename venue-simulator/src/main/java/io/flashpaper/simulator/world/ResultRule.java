// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/** Decides what a market pays. */
@FunctionalInterface
interface ResultRule {
  /** Whether it pays YES, given its settlement average. */
  boolean paysYes(Market market, long averageCents);

  /** The rule of the series: the average against the strike. */
  static boolean byAverage(Market market, long averageCents) {
    long strike = market.strikeCents().orElseThrow();
    return averageCents > strike || (averageCents == strike && market.spec().series().tieWins());
  }
}
