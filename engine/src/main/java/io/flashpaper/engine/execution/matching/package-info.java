/**
 * Walking a book as a taker, and remembering what was taken from it.
 *
 * <p>Pure values; any thread.
 */
@NullMarked
package io.flashpaper.engine.execution.matching;

import org.jspecify.annotations.NullMarked;
