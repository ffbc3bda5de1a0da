// SPDX-License-Identifier: Apache-2.0
/**
 * The four spot exchanges' WebSocket and REST protocols over the world's quotes and trades. All on
 * the simulator's thread; knows no network library, reads no clock.
 */
@NullMarked
package io.flashpaper.simulator.exchanges;

import org.jspecify.annotations.NullMarked;
