// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.engine.execution.statistics.Figure.Why;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Percentiles by nearest rank: the smallest sample that so many per cent do not exceed.
 *
 * @param samples how many there are
 */
public record Percentiles(
    long samples, Figure<Long> p50, Figure<Long> p90, Figure<Long> p95, Figure<Long> p99) {
  /** Counts samples. */
  public static final class Tally {
    private final TreeMap<Long, Long> counts = new TreeMap<>();
    private long samples;

    /** Takes one sample. */
    public void add(long sample) {
      counts.merge(sample, 1L, Long::sum);
      samples++;
    }

    /** The percentiles of all samples. */
    public Percentiles percentiles() {
      return new Percentiles(samples, rank(50), rank(90), rank(95), rank(99));
    }

    private Figure<Long> rank(long percent) {
      long rank = Math.ceilDiv(percent * samples, 100L);
      long seen = 0;
      for (Map.Entry<Long, Long> count : counts.entrySet()) {
        seen += count.getValue();
        if (seen >= rank) {
          return Figure.of(count.getKey());
        }
      }
      return Figure.none(Why.NO_SAMPLES);
    }
  }

  /** The median, if anything was measured. */
  public Optional<Long> median() {
    return p50.value();
  }
}
