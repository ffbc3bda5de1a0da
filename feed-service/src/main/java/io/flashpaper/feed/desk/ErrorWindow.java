// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import java.util.Arrays;
import java.util.Optional;

/** The last quarter of an hour of differences between our index and the official one. */
final class ErrorWindow {
  private static final int LENGTH = 900;
  private static final long CENTI_BPS = 1_000_000;

  private final long[] errors = new long[LENGTH];
  private long written;

  void add(long oursMicros, long officialMicros) {
    errors[(int) (written++ % LENGTH)] =
        Math.round((double) (oursMicros - officialMicros) * CENTI_BPS / officialMicros);
  }

  /** What they amount to; empty before the first. */
  Optional<ErrorStats> stats() {
    if (written == 0) {
      return Optional.empty();
    }
    int count = (int) Math.min(written, LENGTH);
    long[] sizes = Arrays.stream(errors, 0, count).map(Math::abs).sorted().toArray();
    return Optional.of(
        new ErrorStats(
            errors[(int) ((written - 1) % LENGTH)],
            Math.round(Arrays.stream(errors, 0, count).average().orElseThrow()),
            sizes[(count - 1) / 2],
            sizes[Math.min(count - 1, (count * 95 + 99) / 100 - 1)],
            sizes[count - 1],
            count));
  }
}
