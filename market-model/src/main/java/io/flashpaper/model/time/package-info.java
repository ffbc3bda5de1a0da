/**
 * World time for the edge: the clock that the feed and the simulator share.
 *
 * <p>Only the edge may hold a clock. Engines and strategies take their time from the tape.
 */
@NullMarked
package io.flashpaper.model.time;

import org.jspecify.annotations.NullMarked;
