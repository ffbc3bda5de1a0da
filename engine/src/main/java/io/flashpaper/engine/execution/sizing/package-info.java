/**
 * How many dollars a trade may cost, and how many contracts that buys.
 *
 * <p>Pure values; any thread.
 */
@NullMarked
package io.flashpaper.engine.execution.sizing;

import org.jspecify.annotations.NullMarked;
