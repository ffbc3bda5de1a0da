/**
 * Makes the project of a new strategy, and installs what it is built against.
 *
 * <p>The templates are resources beside this package. Called by one command on its thread; knows
 * the repository's layout and Maven, and nothing of a running stack.
 */
@NullMarked
package io.flashpaper.cli.project;

import org.jspecify.annotations.NullMarked;
