// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

import io.flashpaper.model.event.TapeRecord;
import java.util.List;
import java.util.stream.Stream;

/** A recorded tape that can be read again and again, by several threads at once. */
public interface TapeSource {
  /** The SHA-256 of each of its files in hexadecimal, in their order. */
  List<String> digests();

  /** Its records from the beginning, by ascending offset; the caller closes the stream. */
  Stream<TapeRecord> records();

  /**
   * The same tape, decoded once and kept in memory, if it has no more than so many records.
   *
   * @return this one if it has more
   */
  default TapeSource keptUpTo(int mostRecords) {
    try (Stream<TapeRecord> records = records()) {
      List<TapeRecord> kept = records.limit(mostRecords + 1L).toList();
      return kept.size() > mostRecords ? this : new KeptTape(digests(), kept);
    }
  }
}
