// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the manifest says of one file.
 *
 * @param file its name
 * @param sealed whether its day is over; an open one may have grown since
 * @param program the version of Flashpaper that wrote it last
 * @param follows the last offset recorded before this file, or -1 if it is the first
 * @param firstOffset the first record's offset
 * @param lastOffset the last record's offset
 * @param firstTimeMs the first tape time in it, or -1 if none of its records has one
 * @param lastTimeMs the last tape time in it, or -1
 * @param records how many there are
 * @param bytes the file's length
 * @param sha256 the checksum of that many bytes, in hexadecimal
 * @param configuration the messages that say with what configuration and which versions: those in
 *     force at its beginning, then those in it
 */
public record FileEntry(
    String file,
    boolean sealed,
    String program,
    long follows,
    long firstOffset,
    long lastOffset,
    long firstTimeMs,
    long lastTimeMs,
    long records,
    long bytes,
    String sha256,
    List<JsonNode> configuration) {
  /** Freezes the list; what an older manifest did not say is nothing. */
  public FileEntry {
    configuration = configuration == null ? List.of() : List.copyOf(configuration);
  }
}
