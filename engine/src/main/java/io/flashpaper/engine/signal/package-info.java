/**
 * From the tape to signals: flash crashes, gates, strategies, and how far all that has come.
 *
 * <p>{@link io.flashpaper.engine.signal.SignalEngine} is a deterministic state machine: the same
 * tape gives the same messages, wherever it was restarted in between. One thread steps it. Nothing
 * here reads a clock, does I/O, or depends on the order of a hash map.
 */
@NullMarked
package io.flashpaper.engine.signal;

import org.jspecify.annotations.NullMarked;
