// SPDX-License-Identifier: Apache-2.0
/**
 * One connection to a venue: WebSocket with a watchdog, REST with a deadline, back-off, and how
 * world time-outs become real ones.
 *
 * <p>Everything here is confined to the Vert.x context of the session that owns it.
 */
@NullMarked
package io.flashpaper.feed.net;

import org.jspecify.annotations.NullMarked;
