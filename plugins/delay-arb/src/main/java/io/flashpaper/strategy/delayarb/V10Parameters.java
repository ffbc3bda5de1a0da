// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Price;
import io.flashpaper.strategy.api.Parameter;
import java.time.Duration;

/**
 * What the profile {@code V10} can be told. All comparisons are strict: a value exactly at a
 * threshold does not trade.
 */
public record V10Parameters(
    @Parameter(
            doc = "The underlying must have moved by more than this, up or down.",
            unit = "ppm",
            defaultValue = "1500",
            min = "0",
            max = "1000000")
        long minMomentumPpm,
    @Parameter(
            doc = "How far back the underlying's move is measured.",
            defaultValue = "60s",
            min = "1s",
            max = "1h")
        Duration momentumWindow,
    @Parameter(
            doc = "K must have changed by less than this relative to its reference.",
            unit = "ppm",
            defaultValue = "50000",
            min = "1",
            max = "1000000")
        long maxKMovePpm,
    @Parameter(
            doc = "The reference is K as it stood at least this long ago.",
            defaultValue = "1s",
            min = "1ms",
            max = "10m")
        Duration referenceAge,
    @Parameter(
            doc = "A reference K at or below this counts as none.",
            defaultValue = "0.01",
            min = "0",
            max = "1")
        Price minReference,
    @Parameter(
            doc = "The entry price must be above this.",
            defaultValue = "0.05",
            min = "0",
            max = "1")
        Price minPrice,
    @Parameter(
            doc = "The entry price must be below this.",
            defaultValue = "0.95",
            min = "0",
            max = "1")
        Price maxPrice,
    @Parameter(
            doc = "Added to the entry price to make the limit, which never exceeds 0.99.",
            defaultValue = "0.01",
            min = "0",
            max = "0.5")
        Price slippage) {
  /**
   * Checks that the prices leave room.
   *
   * @throws IllegalArgumentException if {@code min-price} is not below {@code max-price}
   */
  public V10Parameters {
    if (!minPrice.isBelow(maxPrice)) {
      throw new IllegalArgumentException(
          "min-price %s must be below max-price %s".formatted(minPrice, maxPrice));
    }
  }
}
