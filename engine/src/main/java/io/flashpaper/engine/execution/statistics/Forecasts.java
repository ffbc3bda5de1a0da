// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import java.util.List;

/**
 * How good the strategy's probabilities were, of trades that have one and whose market has an
 * official YES or NO, also if they were sold before. All of YES, at entry.
 *
 * @param trades how many there are
 * @param brier mean squared error of the strategy's probability; 0 is perfect, 0.25 that of always
 *     saying a half
 * @param marketBrier that of the price paid, read as a probability
 * @param baseRate share of YES
 * @param baseRateBrier that of always saying the share of YES
 * @param skill 1 less the strategy's error by that of the share of YES: above zero it knows more
 * @param marketSkill 1 less the strategy's error by that of the market: above zero it knows more
 * @param logLoss mean negative natural logarithm of what was said of the outcome; a probability
 *     counts as at least one and at most 999 999 millionths
 * @param calibration how often YES came where so much was said, equally wide bins in rising order,
 *     empty ones left out
 * @param calibrationError mean distance of said and observed over the bins, by trades
 */
public record Forecasts(
    long trades,
    Figure<Double> brier,
    Figure<Double> marketBrier,
    Figure<Double> baseRate,
    Figure<Double> baseRateBrier,
    Figure<Double> skill,
    Figure<Double> marketSkill,
    Figure<Double> logLoss,
    List<Bin> calibration,
    Figure<Double> calibrationError) {
  /**
   * Trades for which about the same was said.
   *
   * @param from lowest probability, inclusive
   * @param to highest, exclusive but in the last bin
   * @param meanProbability mean of what was said
   * @param observed share of YES
   */
  public record Bin(double from, double to, long trades, double meanProbability, double observed) {}

  /** Freezes the list. */
  public Forecasts {
    calibration = List.copyOf(calibration);
  }
}
