/**
 * Reads tape files back, in order and checked. Every iterator belongs to one thread and holds one
 * frame.
 */
@NullMarked
package io.flashpaper.tapefiles.read;

import org.jspecify.annotations.NullMarked;
