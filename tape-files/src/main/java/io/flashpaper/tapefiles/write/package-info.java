/**
 * Writes a directory of tape files so that it survives being killed at any moment. One thread per
 * directory, one directory per process.
 */
@NullMarked
package io.flashpaper.tapefiles.write;

import org.jspecify.annotations.NullMarked;
