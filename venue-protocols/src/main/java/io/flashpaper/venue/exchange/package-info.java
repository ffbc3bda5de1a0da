// SPDX-License-Identifier: Apache-2.0
/**
 * The exchanges whose quotes make the index. An exchange is one small class, found through {@link
 * java.util.ServiceLoader}: which texts subscribe to it, and a pure function from its frames to
 * events.
 *
 * <p>Stateless, for any thread. It knows no connection and no clock.
 */
@NullMarked
package io.flashpaper.venue.exchange;

import org.jspecify.annotations.NullMarked;
