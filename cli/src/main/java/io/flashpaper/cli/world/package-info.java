/**
 * The world a stack plays in: where its time starts, and how a later run goes on where the last one
 * stopped.
 *
 * <p>Decisions are pure; only {@link io.flashpaper.cli.world.WorldFile} and {@link
 * io.flashpaper.cli.world.Recording} touch files. Knows nothing of processes.
 */
@NullMarked
package io.flashpaper.cli.world;

import org.jspecify.annotations.NullMarked;
