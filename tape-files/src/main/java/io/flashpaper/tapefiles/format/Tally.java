// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import java.util.OptionalLong;

/**
 * What is counted of a file's records.
 *
 * @param firstOffset the first record's offset; -1 while there is none, as with all but the count
 * @param lastOffset the last record's offset
 * @param firstTimeMs the first tape time seen
 * @param lastTimeMs the last tape time seen
 * @param records how many there are
 */
public record Tally(
    long firstOffset, long lastOffset, long firstTimeMs, long lastTimeMs, long records) {
  /** Of no record. */
  public static final Tally NONE = new Tally(-1, -1, -1, -1, 0);

  /** With one record more. */
  public Tally plus(long offset, OptionalLong timeMs) {
    return new Tally(
        records == 0 ? offset : firstOffset,
        offset,
        firstTimeMs < 0 ? timeMs.orElse(-1) : firstTimeMs,
        timeMs.orElse(lastTimeMs),
        records + 1);
  }
}
