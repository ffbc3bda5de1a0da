/**
 * The words of the market as immutable values: price, quantity, money, side, book, market, index,
 * and the events of the tape.
 *
 * <p>Everything here is a pure value with no dependency: safe on any thread, equal by content.
 * Prices and money are {@code long} micro-dollars, counts {@code long} hundredths of a contract,
 * times {@code long} milliseconds since 1970-01-01T00:00:00Z. Strategies see this package, so its
 * public signatures only grow.
 */
@NullMarked
package io.flashpaper.model;

import org.jspecify.annotations.NullMarked;
