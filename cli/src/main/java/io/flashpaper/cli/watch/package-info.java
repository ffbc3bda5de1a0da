// SPDX-License-Identifier: Apache-2.0
/**
 * The live view of a running stack in a terminal, or a line a second where there is none.
 *
 * <p>{@link io.flashpaper.cli.watch.WatchLoop} shows on the main thread and asks on another; what a
 * picture looks like is a pure function of the REST API's answers.
 */
@NullMarked
package io.flashpaper.cli.watch;

import org.jspecify.annotations.NullMarked;
