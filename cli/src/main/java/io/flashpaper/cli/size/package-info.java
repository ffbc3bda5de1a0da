/**
 * Sizes by hand: results of trades from a file to the size of the next one, and dollars to
 * contracts, by the engine's own code.
 *
 * <p>For the command {@code size}; one thread.
 */
@NullMarked
package io.flashpaper.cli.size;

import org.jspecify.annotations.NullMarked;
