// SPDX-License-Identifier: Apache-2.0
/**
 * What turns decoded venue events into the tape's events: the index, the books, the markets' lives,
 * key frames and heartbeats.
 *
 * <p>A state machine stepped by one thread, with the time as an argument: no clock, no I/O.
 */
@NullMarked
package io.flashpaper.feed.desk;

import org.jspecify.annotations.NullMarked;
