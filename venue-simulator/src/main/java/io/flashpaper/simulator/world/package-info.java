// SPDX-License-Identifier: Apache-2.0
/**
 * The invented (or recorded) world the venues show: price path, prints, venue quotes, markets and
 * their books.
 *
 * <p>Pure: no I/O, no clock, no thread. A world moves only when {@link World#step} is called, on
 * the caller's thread, and what it shows depends on its seed, its start and the number of steps
 * alone. It must not know any wire protocol.
 */
@NullMarked
package io.flashpaper.simulator.world;

import org.jspecify.annotations.NullMarked;
