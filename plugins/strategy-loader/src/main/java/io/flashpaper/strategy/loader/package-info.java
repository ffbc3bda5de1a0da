/**
 * Finds strategies and sizing policies in a directory of jars, checks and isolates them, and binds
 * their parameters.
 *
 * <p>For hosts: the signal and the execution service, replays, the test kit. Called on one loading
 * thread; the values it returns are immutable. Reads and copies files; must not know who runs the
 * strategies.
 */
@NullMarked
package io.flashpaper.strategy.loader;

import org.jspecify.annotations.NullMarked;
