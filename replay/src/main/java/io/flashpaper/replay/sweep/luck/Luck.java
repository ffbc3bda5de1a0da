// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.luck;

/**
 * What luck alone would have done with these trials, had none of them any merit.
 *
 * @param pValue how probable a best trial this good or better is then: White's reality check
 * @param expectedBest the mean of the best trial that luck alone gives, on average
 * @param draws how many samples were drawn to find out
 */
public record Luck(double pValue, double expectedBest, int draws) {
  /** How many samples are drawn. */
  public static final int DRAWS = 10_000;

  /**
   * Finds out by stationary bootstrap.
   *
   * @param trials a row per trial, in it a value per unit, in the order of time: the same units in
   *     every row
   * @param seed of chance
   */
  public static Luck of(double[][] trials, long seed) {
    return of(trials, seed, DRAWS);
  }

  /** The same with another number of draws. */
  public static Luck of(double[][] trials, long seed, int draws) {
    int units = trials.length == 0 ? 0 : trials[0].length;
    if (units < 2) {
      return new Luck(1, 0, 0);
    }
    double run = StationaryBootstrap.usualRun(units);
    return of(trials, new StationaryBootstrap(units, run, draws, seed));
  }

  /** The same with draws from anywhere. */
  static Luck of(double[][] trials, Resampling resampling) {
    RealityCheck check = new RealityCheck(trials);
    resampling.forEach(check::draw);
    return new Luck(check.pValue(), check.expectedBest(), resampling.draws());
  }
}
