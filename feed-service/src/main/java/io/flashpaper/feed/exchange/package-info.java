// SPDX-License-Identifier: Apache-2.0
/**
 * The exchanges whose quotes make the index. An exchange is one small class, found through {@link
 * java.util.ServiceLoader}: which texts subscribe to it, and a pure function from its frames to
 * events. One session class connects, watches and falls back to REST for all of them.
 *
 * <p>A session is confined to its Vert.x context. It knows nothing of books, markets or Kafka.
 */
@NullMarked
package io.flashpaper.feed.exchange;

import org.jspecify.annotations.NullMarked;
