/**
 * What the venue charges a taker, to the micro-dollar.
 *
 * <p>Pure integer arithmetic; any thread.
 */
@NullMarked
package io.flashpaper.engine.execution.fees;

import org.jspecify.annotations.NullMarked;
