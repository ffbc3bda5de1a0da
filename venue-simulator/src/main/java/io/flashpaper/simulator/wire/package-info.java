// SPDX-License-Identifier: Apache-2.0
/**
 * What all venues' protocols share: a connected peer and the text forms of prices, sizes and times.
 * Knows neither the network library nor the world.
 */
@NullMarked
package io.flashpaper.simulator.wire;

import org.jspecify.annotations.NullMarked;
