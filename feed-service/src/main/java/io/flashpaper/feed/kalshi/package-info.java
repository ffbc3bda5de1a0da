// SPDX-License-Identifier: Apache-2.0
/**
 * Signing, and the session that keeps the followed markets' books, totals and outcomes coming by
 * WebSocket or REST.
 *
 * <p>Reads market data only. What it says is in {@link io.flashpaper.venue.kalshi}.
 */
@NullMarked
package io.flashpaper.feed.kalshi;

import org.jspecify.annotations.NullMarked;
