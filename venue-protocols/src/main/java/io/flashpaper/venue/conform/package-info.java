// SPDX-License-Identifier: Apache-2.0
/**
 * Runs recordings, in whatever form they were kept, through the parsers that the services use, and
 * counts what became of every frame.
 *
 * <p>Reads files and nothing else; each file on one thread, with a memory of its own. It never
 * throws because of what a file holds: that is what it is for.
 */
@NullMarked
package io.flashpaper.venue.conform;

import org.jspecify.annotations.NullMarked;
