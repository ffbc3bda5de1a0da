// SPDX-License-Identifier: Apache-2.0
/**
 * What can be configured of strategies, gates and flash crashes, what the engine makes of it, and
 * how it is written down.
 *
 * <p>For the signal service and for replays: both make the same {@link
 * io.flashpaper.engine.signal.StrategyInstance} of the same settings. Does no I/O; must not know
 * who runs the instances.
 */
@NullMarked
package io.flashpaper.settings.strategies;

import org.jspecify.annotations.NullMarked;
