// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import io.flashpaper.model.StrikeRule;
import io.flashpaper.strategy.api.FairValue;
import java.util.Optional;

/**
 * The average a market settles on, as far as it is known: prints that have come, and a walk without
 * drift for those to come. Mean and variance of that average are exact for a walk in dollars.
 *
 * @param progress which prints have come
 * @param sumMicros what those add up to
 * @param priceMicros the index now
 * @param perRootSecond log volatility of the index per square root of a second
 * @param errorMicros standard error of our index against the one the venue settles on; 0 if unknown
 */
record SettlementForecast(
    WindowProgress progress,
    long sumMicros,
    long priceMicros,
    double perRootSecond,
    double errorMicros) {

  /** What YES is worth; empty if the rule names more than one bound. */
  Optional<FairValue> value(StrikeRule rule, long strikeMicros) {
    return switch (rule) {
      case GREATER_OR_EQUAL -> Optional.of(value(atLeast(strikeMicros)));
      case GREATER -> Optional.of(value(atLeast(strikeMicros + 1)));
      case LESS -> Optional.of(value(1 - atLeast(strikeMicros)));
      case LESS_OR_EQUAL -> Optional.of(value(1 - atLeast(strikeMicros + 1)));
      case OTHER -> Optional.empty();
    };
  }

  private FairValue value(double probability) {
    return new FairValue(
        Math.round(probability * 1e6), Math.round(mean()), Math.round(deviation()));
  }

  /** The probability that the average, rounded as the venue does, is at least a bound. */
  double atLeast(long boundMicros) {
    long unit = progress.window().unitMicros();
    long rounded = Math.ceilDiv(boundMicros, unit) * unit;
    long doubleDistance = 2 * expectedSum() - prints() * (2 * rounded - unit);
    double deviation = deviation();
    if (deviation == 0) {
      return doubleDistance >= 0 ? 1 : 0;
    }
    return NormalDistribution.cumulative(doubleDistance / (2.0 * prints()) / deviation);
  }

  /** The average's expectation in micro-dollars. */
  double mean() {
    return (double) expectedSum() / prints();
  }

  /** The average's standard deviation in micro-dollars. */
  double deviation() {
    double walk = perRootSecond * priceMicros;
    return Math.sqrt(walk * walk * progress.effectiveSeconds() + errorMicros * errorMicros);
  }

  private long expectedSum() {
    return sumMicros + progress.missing() * priceMicros;
  }

  private int prints() {
    return progress.window().prints();
  }
}
