// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

import io.flashpaper.model.event.TapeRecord;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tape in memory.
 *
 * @param digests of the files it was read from
 * @param kept its records
 */
public record KeptTape(List<String> digests, List<TapeRecord> kept) implements TapeSource {
  /** Freezes the lists. */
  public KeptTape {
    digests = List.copyOf(digests);
    kept = List.copyOf(kept);
  }

  @Override
  public Stream<TapeRecord> records() {
    return kept.stream();
  }
}
