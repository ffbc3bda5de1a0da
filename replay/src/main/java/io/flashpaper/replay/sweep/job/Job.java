// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

import io.flashpaper.replay.sweep.segment.Segment;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trial on a segment.
 *
 * @param id made of all that decides the result
 * @param settings of the trial
 * @param segment of the tape
 */
public record Job(String id, SortedMap<String, String> settings, Segment segment) {
  /** Freezes the settings. */
  public Job {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** The job of these settings on this segment, on that basis. */
  public static Job of(Basis basis, SortedMap<String, String> settings, Segment segment) {
    return new Job(basis.jobId(settings, segment.fromMs(), segment.untilMs()), settings, segment);
  }
}
