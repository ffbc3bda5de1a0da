/**
 * When an open position is sold, and why.
 *
 * <p>Pure values; any thread.
 */
@NullMarked
package io.flashpaper.engine.execution.exits;

import org.jspecify.annotations.NullMarked;
