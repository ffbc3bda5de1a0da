// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.model.Price;
import io.flashpaper.strategy.api.Parameter;
import java.time.Duration;

/**
 * What {@code mean_reversion_high} can be told. K and momentum are compared strictly: a value
 * exactly at a threshold does not trade.
 */
public record HighParameters(
    @Parameter(doc = "K must be above this.", defaultValue = "0.80", min = "0", max = "1")
        Price minK,
    @Parameter(
            doc = "The underlying must have risen by less than this.",
            unit = "ppm",
            defaultValue = "500",
            min = "-1000000",
            max = "1000000")
        long maxMomentumPpm,
    @Parameter(
            doc = "How far back the underlying's move is measured.",
            defaultValue = "60s",
            min = "1s",
            max = "1h")
        Duration momentumWindow,
    @Parameter(
            doc = "NO bets on the fall of what is dear; YES_REBOUND on its rise.",
            defaultValue = "NO")
        Direction direction,
    @Parameter(
            doc = "The model must see at least this edge after the fee; 0 asks no model.",
            defaultValue = "0",
            min = "0",
            max = "1")
        Price minModelEdge,
    @Parameter(
            doc = "Added to the entry price to make the limit, which never exceeds 0.99.",
            defaultValue = "0.01",
            min = "0",
            max = "0.5")
        Price slippage) {}
