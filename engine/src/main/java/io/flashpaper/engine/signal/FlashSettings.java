// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import java.time.Duration;

/**
 * What counts as a flash crash.
 *
 * @param minDropPpm K must have fallen by more than this, relative to its peak
 * @param minAbsDropMicros and by at least this much
 * @param window the peak is looked for in so much past
 * @param rearmAfter after a crash the detector is blind for so long, or until half is regained
 * @param gap a longer silence of the tape makes the past worthless
 * @param filter which of them are ones to trade on
 */
public record FlashSettings(
    long minDropPpm,
    long minAbsDropMicros,
    Duration window,
    Duration rearmAfter,
    Duration gap,
    FlashFilter filter) {
  /** Crashes of which those that leave K above 0.65 are ones to trade on. */
  public FlashSettings(
      long minDropPpm, long minAbsDropMicros, Duration window, Duration rearmAfter, Duration gap) {
    this(minDropPpm, minAbsDropMicros, window, rearmAfter, gap, FlashFilter.DEFAULT);
  }

  /** More than 15 % within 10 s, however cheap the contract. */
  public static final FlashSettings DEFAULT =
      new FlashSettings(
          150_000, 0, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(15));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the setting
   */
  public FlashSettings {
    if (minDropPpm <= 0 || minDropPpm >= 1_000_000) {
      throw new IllegalArgumentException(
          "min-drop-ppm is above 0 and below 1000000: " + minDropPpm);
    }
    if (minAbsDropMicros < 0) {
      throw new IllegalArgumentException("min-abs-drop is never negative: " + minAbsDropMicros);
    }
    if (window.toMillis() <= 0 || rearmAfter.toMillis() <= 0 || gap.toMillis() <= 0) {
      throw new IllegalArgumentException("window, rearm-after and gap are at least 1 ms");
    }
  }
}
