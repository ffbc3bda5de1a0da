// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * Volatility of the index over one half-life: exponentially weighted realised and bipower
 * variation, in constant time and memory. Bipower variation multiplies neighbouring returns, so one
 * jump counts once and not squared.
 *
 * <p>Results are log volatility per square root of a second. All steps are exactly specified
 * arithmetic ({@link StrictMath}, IEEE square root), so every machine agrees to the last bit.
 */
final class EwmaVolatility {
  /** A longer silence restarts the returns. */
  static final int MAX_GAP_SECONDS = 5;

  private static final double NONE = -1;

  /** Of what was, how much is left after so many seconds. */
  private final double[] decay = new double[MAX_GAP_SECONDS + 1];

  private long lastSecond = Long.MIN_VALUE;
  private long lastPrice;
  private Set<String> lastVenues = Set.of();
  private double lastReturn = NONE;
  private double realised;
  private double realisedWeight;
  private double bipower;
  private double bipowerWeight;
  private long returns;

  EwmaVolatility(long halfLifeSeconds) {
    for (int seconds = 1; seconds < decay.length; seconds++) {
      decay[seconds] = StrictMath.pow(2, -(double) seconds / halfLifeSeconds);
    }
  }

  /**
   * Takes the next sample; one that is not after the last is passed over, and one after a gap or
   * from other venues than the last begins anew: the jump to it is no return.
   *
   * @return whether there was a return to learn from
   */
  boolean accept(IndexSample sample) {
    if (sample.second() <= lastSecond) {
      return false;
    }
    boolean follows =
        lastSecond != Long.MIN_VALUE
            && sample.second() - lastSecond <= MAX_GAP_SECONDS
            && sample.venues().equals(lastVenues);
    if (follows) {
      learn((int) (sample.second() - lastSecond), sample.priceMicros());
    } else {
      lastReturn = NONE;
    }
    lastSecond = sample.second();
    lastPrice = sample.priceMicros();
    lastVenues = sample.venues();
    return follows;
  }

  private void learn(int seconds, long price) {
    double left = decay[seconds];
    double size = Math.abs(StrictMath.log((double) price / lastPrice)) / Math.sqrt(seconds);
    realised = left * realised + (1 - left) * size * size;
    realisedWeight = left * realisedWeight + (1 - left);
    if (lastReturn != NONE) {
      bipower = left * bipower + (1 - left) * (Math.PI / 2) * size * lastReturn;
      bipowerWeight = left * bipowerWeight + (1 - left);
    }
    lastReturn = size;
    returns++;
  }

  /** How many returns it has learnt from. */
  long returns() {
    return returns;
  }

  double realisedVariation() {
    return realised;
  }

  double bipowerVariation() {
    return bipower;
  }

  /** From realised variation: jumps count in full. Empty before the first return. */
  OptionalDouble realised() {
    return perRootSecond(realised, realisedWeight);
  }

  /** From bipower variation: jumps hardly count. Empty before two returns in a row. */
  OptionalDouble bipower() {
    return perRootSecond(bipower, bipowerWeight);
  }

  private static OptionalDouble perRootSecond(double variation, double weight) {
    return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(variation / weight));
  }
}
