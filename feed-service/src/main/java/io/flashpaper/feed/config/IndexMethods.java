// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import io.flashpaper.engine.index.IndexMethod;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The index's method, from its settings. */
public final class IndexMethods {
  private IndexMethods() {}

  /**
   * The method for an index of these exchanges; where no weight is given, the usual one counts.
   *
   * @throws IllegalArgumentException naming the setting that is missing or out of range
   */
  public static IndexMethod of(IndexConfig config, Collection<String> exchanges) {
    return switch (config.method()) {
      case MEDIAN -> IndexMethod.MEDIAN;
      case BASE_MEAN -> IndexMethod.baseMean(weights(config, exchanges));
      case FRESH_MEAN ->
          IndexMethod.freshMean(weights(config, exchanges), config.halfLife().toMillis());
    };
  }

  private static Map<String, Long> weights(IndexConfig config, Collection<String> exchanges) {
    Map<String, Long> weights = new HashMap<>();
    for (String exchange : exchanges) {
      String key = KnownSettings.key(exchange);
      Long weight = config.weights().getOrDefault(key, IndexMethod.USUAL_WEIGHTS.get(exchange));
      if (weight == null) {
        throw new IllegalArgumentException(
            "a mean needs a weight of each exchange: set flashpaper.index.weights." + key);
      }
      weights.put(exchange, weight);
    }
    return weights;
  }
}
