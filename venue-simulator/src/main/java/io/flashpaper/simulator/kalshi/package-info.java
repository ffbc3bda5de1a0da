// SPDX-License-Identifier: Apache-2.0
/**
 * Kalshi's REST v2 and WebSocket protocol over a world. All on the simulator's thread; knows no
 * network library, reads no clock.
 */
@NullMarked
package io.flashpaper.simulator.kalshi;

import org.jspecify.annotations.NullMarked;
