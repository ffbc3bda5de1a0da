// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.model.Price;
import io.flashpaper.strategy.api.Parameter;
import java.time.Duration;

/**
 * What {@code mean_rev_flash} can be told. K is compared strictly: exactly at the threshold it does
 * not trade.
 */
public record FlashParameters(
    @Parameter(
            doc = "K, after the crash and at each moment of the entry, must be above this.",
            defaultValue = "0.65",
            min = "0",
            max = "1")
        Price minK,
    @Parameter(
            doc = "An entry may happen until this long after the crash.",
            defaultValue = "2s",
            min = "1ms",
            max = "10m")
        Duration entryWindow,
    @Parameter(
            doc = "NO bets on the fall going on; YES_REBOUND on the price coming back.",
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
