// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import java.time.Duration;

/**
 * What the signal engine is told beside its instances.
 *
 * @param flash what counts as a flash crash
 * @param horizon a market is looked at once its close is no further away than this, which bounds
 *     what a restart must read again
 * @param leastPast a restart begins at least so long before the oldest open market's birth, longer
 *     if a strategy's longest window is
 * @param limits what a strategy may do in one market before it is stopped
 */
public record SignalSettings(
    FlashSettings flash, Duration horizon, Duration leastPast, StrategyLimits limits) {
  /** The last hour of each market, and 400 s before. */
  public static final SignalSettings DEFAULT =
      new SignalSettings(
          FlashSettings.DEFAULT,
          Duration.ofHours(1),
          Duration.ofSeconds(400),
          StrategyLimits.DEFAULT);
}
