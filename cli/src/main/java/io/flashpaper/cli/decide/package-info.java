/**
 * A strategy alone over a file of plain samples: what {@code ./flashpaper decide} does.
 *
 * <p>Samples become events of a tape, one engine for each market judges them, and what it says
 * becomes lines of JSON. Needs no running stack. One thread; reads nothing but its input, and no
 * clock.
 */
@NullMarked
package io.flashpaper.cli.decide;

import org.jspecify.annotations.NullMarked;
