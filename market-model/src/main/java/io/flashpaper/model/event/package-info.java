/**
 * What the tape carries: every event of one underlying's market, in the one order that counts.
 *
 * <p>Values only. An event's place on the tape, its offset, is not part of it: see {@link
 * io.flashpaper.model.event.TapeRecord}.
 */
@NullMarked
package io.flashpaper.model.event;

import org.jspecify.annotations.NullMarked;
