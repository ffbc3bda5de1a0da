// SPDX-License-Identifier: Apache-2.0
/**
 * One session class for all exchanges: what is said on a stream until it has proved itself and
 * after, and REST while there is none. What an exchange says is in {@link
 * io.flashpaper.venue.exchange}.
 *
 * <p>A session is confined to its Vert.x context. It knows nothing of books, markets or Kafka.
 */
@NullMarked
package io.flashpaper.feed.exchange;

import org.jspecify.annotations.NullMarked;
