// SPDX-License-Identifier: Apache-2.0
/**
 * The program: options, the clock, one HTTP server for all venues, and the ticker that moves the
 * world.
 *
 * <p>Everything after the start happens on one event-loop thread, so no venue needs a lock.
 */
@NullMarked
package io.flashpaper.simulator;

import org.jspecify.annotations.NullMarked;
