// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of each connection to a venue: small immutable reports, written by the sessions on
 * their own contexts and read on any thread.
 *
 * <p>All times are world time in milliseconds since the epoch. Knows nothing of sockets.
 */
@NullMarked
package io.flashpaper.feed.status;

import org.jspecify.annotations.NullMarked;
