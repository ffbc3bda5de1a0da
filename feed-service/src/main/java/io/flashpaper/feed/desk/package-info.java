// SPDX-License-Identifier: Apache-2.0
/**
 * What turns decoded venue events into the tape's events: the index, the books and how far they can
 * be trusted, the markets' lives, key frames and heartbeats; and what is told of all that.
 *
 * <p>A state machine stepped by one thread, with the time as an argument: no clock, no I/O.
 */
@NullMarked
package io.flashpaper.feed.desk;

import org.jspecify.annotations.NullMarked;
