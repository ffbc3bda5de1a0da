/**
 * One run of a whole stack: data folder, keys, processes in their order, the loop that watches
 * them, and what is left when it ends.
 *
 * <p>The caller's thread starts, loops and stops; a signal only asks it to. Knows the services by
 * their configuration and REST API, never by their classes.
 */
@NullMarked
package io.flashpaper.cli.run;

import org.jspecify.annotations.NullMarked;
