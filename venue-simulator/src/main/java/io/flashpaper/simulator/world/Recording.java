// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.List;
import java.util.Map;

/**
 * What was recorded.
 *
 * @param samples in order of time
 * @param results known outcomes by ticker: whether it paid YES
 */
public record Recording(List<Sample> samples, Map<String, Boolean> results) {
  /** Takes copies. */
  public Recording {
    samples = List.copyOf(samples);
    results = Map.copyOf(results);
    if (samples.stream().noneMatch(s -> s.quote().isPresent())) {
      throw new IllegalArgumentException(
          "the recording names no market: give a file whose samples carry kalshi quotes");
    }
  }
}
