// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How the trusted venues' mids become one price. Every result is rounded half up to a micro-dollar
 * and is the same on every machine.
 */
public sealed interface IndexMethod {
  /** The middle mid; of an even number, the mean of the middle two. */
  IndexMethod MEDIAN = new Median();

  /** 35 Coinbase, 25 Kraken, 20 Bitstamp, 20 Binance US. */
  Map<String, Long> USUAL_WEIGHTS =
      Map.of("coinbase", 35L, "kraken", 25L, "bitstamp", 20L, "binance_us", 20L);

  /** The age at which a quote usually counts half in a {@link #freshMean}. */
  long USUAL_HALF_LIFE_MS = 1000;

  /** A mean by fixed weights. */
  static IndexMethod baseMean(Map<String, Long> weights) {
    return new WeightedMean(weights, OptionalLong.empty());
  }

  /** A mean where a quote counts half as much for each {@code halfLifeMs} of its age. */
  static IndexMethod freshMean(Map<String, Long> weights, long halfLifeMs) {
    return new WeightedMean(weights, OptionalLong.of(halfLifeMs));
  }

  /** The middle mid; of an even number, the mean of the middle two. */
  record Median() implements IndexMethod {}

  /**
   * A mean over the used venues; the weights of those that are not used fall to the others in
   * proportion.
   *
   * @param weights by venue, from 1 to a million; only their ratios matter
   * @param halfLifeMs the age at which a quote counts half; empty if its age does not matter
   */
  record WeightedMean(Map<String, Long> weights, OptionalLong halfLifeMs) implements IndexMethod {
    /**
     * Checks weights and half-life.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public WeightedMean {
      weights = Map.copyOf(weights);
      new TreeMap<>(weights).forEach(WeightedMean::mustFit);
      if (halfLifeMs.isPresent() && halfLifeMs.getAsLong() <= 0) {
        throw new IllegalArgumentException(
            "a quote's half-life is above 0, but is %d ms".formatted(halfLifeMs.getAsLong()));
      }
    }

    private static void mustFit(String venue, long weight) {
      if (weight < 1 || weight > 1_000_000) {
        throw new IllegalArgumentException(
            "the index's weight of '%s' is from 1 to 1000000, but is %d".formatted(venue, weight));
      }
    }

    void mustWeigh(Collection<String> venues) {
      if (!weights.keySet().containsAll(venues)) {
        throw new IllegalArgumentException(
            "the index is made of %s, but its weights are %s: give each venue one"
                .formatted(venues, new TreeMap<>(weights)));
      }
    }

    /** What a quote counts if it is so much older than the freshest. */
    double weight(String venue, long olderByMs) {
      double base = weights.getOrDefault(venue, 0L);
      return halfLifeMs.isEmpty()
          ? base
          : base * StrictMath.pow(2, -(double) olderByMs / halfLifeMs.getAsLong());
    }
  }
}
