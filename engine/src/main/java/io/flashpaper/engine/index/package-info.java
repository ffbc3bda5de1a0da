/**
 * The underlying's price: from the exchanges' quotes to one index, and the index's recent past.
 *
 * <p>Pure: no clock, no I/O. Objects here are confined to the one thread that steps them.
 */
@NullMarked
package io.flashpaper.engine.index;

import org.jspecify.annotations.NullMarked;
