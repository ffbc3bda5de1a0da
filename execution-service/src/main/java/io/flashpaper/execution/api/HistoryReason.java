// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.live.OldPrices;
import io.flashpaper.execution.live.PriceArchive;
import io.flashpaper.execution.live.PriceHistory;
import io.flashpaper.execution.live.Stretch;
import java.time.Instant;
import java.util.Optional;

/**
 * Why there is nothing to draw; empty if there is something.
 *
 * @param hasNoRows whether nothing at all is known of the time
 * @param isMarketKnown whether there are prices of the market that was asked for
 */
record HistoryReason(Stretch asked, boolean hasNoRows, boolean isMarketKnown) {

  /** Where the memory was asked. */
  Optional<String> of(Optional<PriceHistory.Extent> kept) {
    if (kept.isEmpty()) {
      return Optional.of("nothing was read of the tape yet");
    }
    String because =
        ": they are kept for %d hours of tape, now since %s; what is older and over is read from"
                .formatted(PriceHistory.KEPT.toHours(), time(kept.get().fromMs()))
            + " the tape, at most %d hours at once".formatted(PriceArchive.MOST.toHours());
    return nothing("there are no prices", " of this time", because);
  }

  /** Where the tape was asked. */
  Optional<String> of(OldPrices old) {
    String begins =
        old.tapeBeginsMs().isPresent() && old.tapeBeginsMs().getAsLong() > asked.fromMs()
            ? "; it begins at " + time(old.tapeBeginsMs().getAsLong())
            : "";
    String between = " from %s to %s".formatted(time(asked.fromMs()), time(asked.toMs()));
    return nothing("the tape has no prices", "", between + begins);
  }

  private Optional<String> nothing(String none, String at, String because) {
    if (asked.ticker().isPresent() && !isMarketKnown) {
      return Optional.of("%s of market '%s'%s".formatted(none, asked.ticker().get(), because));
    }
    return hasNoRows ? Optional.of(none + at + because) : Optional.empty();
  }

  private static String time(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }
}
