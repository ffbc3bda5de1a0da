/**
 * What tape files are made of: their names, frames, lines and manifest. No Kafka; not safe for
 * several threads unless a type says so.
 */
@NullMarked
package io.flashpaper.tapefiles.format;

import org.jspecify.annotations.NullMarked;
