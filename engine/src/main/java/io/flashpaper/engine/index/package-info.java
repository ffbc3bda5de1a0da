/**
 * The underlying's price: from the exchanges' quotes to one index, the index's recent past, its
 * volatility, the average that settles a market, and what YES is worth by it.
 *
 * <p>Pure: no clock, no I/O. Objects here are confined to the one thread that steps them.
 */
@NullMarked
package io.flashpaper.engine.index;

import org.jspecify.annotations.NullMarked;
