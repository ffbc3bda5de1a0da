// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import io.flashpaper.engine.signal.FlashSettings;
import io.flashpaper.model.Price;
import io.flashpaper.strategy.api.Parameter;
import java.time.Duration;

/** What counts as a flash crash, as {@code --flash} names it; by default as in the predecessor. */
record FlashOptions(
    @Parameter(
            doc = "K must have fallen by more than this, relative to its peak.",
            unit = "ppm",
            defaultValue = "150000")
        long minDropPpm,
    @Parameter(doc = "And by at least this much.", defaultValue = "0") Price minAbsDrop,
    @Parameter(doc = "The peak is looked for in so much past.", defaultValue = "10s")
        Duration window,
    @Parameter(doc = "After a crash it is blind for so long.", defaultValue = "30s")
        Duration rearmAfter,
    @Parameter(doc = "A longer silence makes the past worthless.", defaultValue = "15s")
        Duration gap) {

  FlashSettings settings() {
    return new FlashSettings(minDropPpm, minAbsDrop.micros(), window, rearmAfter, gap);
  }
}
