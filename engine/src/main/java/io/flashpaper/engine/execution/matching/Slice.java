// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.matching;

import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;

/**
 * What an order takes from one level.
 *
 * @param bid the resting bid's price, in its own side's prices
 * @param price what the taker pays or gets for one contract of its side
 */
public record Slice(Price bid, Price price, Quantity quantity) {}
