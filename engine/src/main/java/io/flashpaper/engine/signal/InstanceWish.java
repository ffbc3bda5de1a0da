// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.signal.Desire;

/**
 * What an instance wants in a market.
 *
 * @param instance its name
 * @param own what the strategy itself answered last
 * @param effective what is left of that now: what execution would be told
 */
public record InstanceWish(String instance, Desire own, Desire effective) {}
