// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.FeedGrade;
import java.time.Duration;

/**
 * The thresholds of the gates that need nothing but the tape.
 *
 * @param minTimeToClose at least this long to the close
 * @param openWindow not sooner than this after the opening
 * @param closeWindow not later than this before the close
 * @param maxSpread YES ask minus YES bid at most this
 * @param minVolume at least so many contracts traded in the market
 * @param minFeedGrade the market's data are graded at least this; never UNUSABLE
 */
public record GateSettings(
    Duration minTimeToClose,
    Duration openWindow,
    Duration closeWindow,
    Price maxSpread,
    Quantity minVolume,
    FeedGrade minFeedGrade) {
  /** 300 s to close, neither first nor last 30 s, spread 0.05, 50 contracts, any usable grade. */
  public static final GateSettings DEFAULT =
      new GateSettings(
          Duration.ofSeconds(300),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Price.ofCents(5),
          Quantity.ofContracts(50),
          FeedGrade.POOR);

  /**
   * Checks the grade.
   *
   * @throws IllegalArgumentException if an unusable market would do
   */
  public GateSettings {
    if (minFeedGrade == FeedGrade.UNUSABLE) {
      throw new IllegalArgumentException(
          "the least feed grade is GOOD, FAIR or POOR, but is UNUSABLE: nothing is decided on such"
              + " a market");
    }
  }
}
