// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.strategy.api.Parameter;
import java.time.Duration;

/** What the profile {@code MODEL} can be told. Exactly at a threshold it trades. */
public record ModelParameters(
    @Parameter(
            doc = "The model must see at least this edge, fee and slippage deducted.",
            defaultValue = "0.04",
            min = "0.001",
            max = "1")
        Price minEdge,
    @Parameter(
            doc = "Deducted from the edge, and added to the price to make the limit, at most 0.99.",
            defaultValue = "0.01",
            min = "0",
            max = "0.5")
        Price slippage,
    @Parameter(
            doc = "The venue's taker fee: this share of price times one less the price.",
            unit = "ppm",
            defaultValue = "70000",
            min = "0",
            max = "1000000")
        long feePpm,
    @Parameter(
            doc = "The entry price must be at least this.",
            defaultValue = "0.06",
            min = "0",
            max = "1")
        Price minPrice,
    @Parameter(
            doc = "The entry price must be at most this.",
            defaultValue = "0.94",
            min = "0",
            max = "1")
        Price maxPrice,
    @Parameter(
            doc = "The moves of index, fair value and book are measured over this long.",
            defaultValue = "5s",
            min = "1s",
            max = "10s")
        Duration lookBack,
    @Parameter(
            doc = "The index must have moved at least this far towards the side.",
            unit = "ppm",
            defaultValue = "300",
            min = "0",
            max = "1000000")
        long minMomentumPpm,
    @Parameter(
            doc = "And at least so many of its own standard deviations: 2000 is two.",
            unit = "permille",
            defaultValue = "2000",
            min = "0",
            max = "10000")
        long momentumSigmasPermille,
    @Parameter(
            doc = "The fair value must have moved at least this far towards the side.",
            defaultValue = "0.03",
            min = "0.001",
            max = "1")
        Price minFairMove,
    @Parameter(
            doc = "The book may have followed at most this share of the fair value's move.",
            unit = "ppm",
            defaultValue = "500000",
            min = "0",
            max = "1000000")
        long maxFollowPpm,
    @Parameter(
            doc = "The edge must have stood for this long.",
            defaultValue = "250ms",
            min = "0ms",
            max = "1h")
        Duration minPersistence,
    @Parameter(
            doc = "An edge older than this is an error of the model, not a lag.",
            defaultValue = "30s",
            min = "1ms",
            max = "1h")
        Duration maxPersistence,
    @Parameter(
            doc = "At least so many contracts at the best price.",
            defaultValue = "10",
            min = "0")
        Quantity minDepth,
    @Parameter(
            doc = "The youngest quote behind the index is at most this old.",
            defaultValue = "1500ms",
            min = "1ms",
            max = "1m")
        Duration maxSpotAge,
    @Parameter(
            doc = "The exchanges differ by at most this, in hundredths of a basis point.",
            unit = "centi-bp",
            defaultValue = "1500",
            min = "0",
            max = "1000000")
        long maxDispersionCentiBps,
    @Parameter(
            doc = "At least so many exchanges agree on the index.",
            defaultValue = "2",
            min = "1",
            max = "16")
        int minVenues,
    @Parameter(
            doc = "The venue was heard at most this long ago.",
            defaultValue = "5s",
            min = "1ms",
            max = "1m")
        Duration maxBookSilence) {
  /**
   * Checks that prices and persistence leave room.
   *
   * @throws IllegalArgumentException naming the pair that does not
   */
  public ModelParameters {
    if (minPrice.isAbove(maxPrice)) {
      throw new IllegalArgumentException(
          "min-price %s must not be above max-price %s".formatted(minPrice, maxPrice));
    }
    if (minPersistence.compareTo(maxPersistence) > 0) {
      throw new IllegalArgumentException(
          "min-persistence %s must not be longer than max-persistence %s"
              .formatted(minPersistence, maxPersistence));
    }
  }
}
