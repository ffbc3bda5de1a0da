/**
 * Copies the topics from Kafka into a directory of tape files. No thread of its own: whoever drives
 * it brings one.
 */
@NullMarked
package io.flashpaper.tapefiles.record;

import org.jspecify.annotations.NullMarked;
