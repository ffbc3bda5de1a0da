// SPDX-License-Identifier: Apache-2.0
/**
 * What Kalshi says: frames of its WebSocket, answers of its REST interface, and the commands that
 * ask for market data.
 *
 * <p>Pure functions, for any thread; only {@code SequenceGuard} has a memory, of one connection.
 */
@NullMarked
package io.flashpaper.venue.kalshi;

import org.jspecify.annotations.NullMarked;
