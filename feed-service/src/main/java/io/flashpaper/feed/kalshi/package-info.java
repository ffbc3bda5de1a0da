// SPDX-License-Identifier: Apache-2.0
/**
 * Kalshi's wire: signing, frames, market objects, sequence numbers, and the session that keeps the
 * followed markets' books, totals and outcomes coming by WebSocket or REST.
 *
 * <p>Reads market data only. The session is confined to its Vert.x context; the rest is pure.
 */
@NullMarked
package io.flashpaper.feed.kalshi;

import org.jspecify.annotations.NullMarked;
