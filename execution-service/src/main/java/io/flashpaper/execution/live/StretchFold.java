// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.model.event.TapeEvent;
import java.util.Optional;
import java.util.OptionalLong;

/** Folds a stretch of the tape into its prices, and nothing of what came after it. */
final class StretchFold {
  private static final long SECOND_MS = 1000;

  private final PriceHistory prices = new PriceHistory();
  private final TapeProjection projection;
  private final long overMs;
  private OptionalLong firstMs = OptionalLong.empty();

  /** Nothing was read yet. */
  StretchFold(Stretch asked) {
    this.projection =
        new TapeProjection(
            prices, market -> asked.ticker().equals(Optional.of(market.id().ticker())));
    this.overMs = (Math.floorDiv(asked.toMs(), SECOND_MS) + 1) * SECOND_MS;
  }

  /** Takes the next event; the first after the last second ends it, what follows is passed over. */
  void accept(long offset, TapeEvent event) {
    if (isOver()) {
      return;
    }
    if (firstMs.isEmpty()) {
      firstMs = OptionalLong.of(event.timeMs());
    }
    projection.accept(offset, event);
  }

  /** Whether the last second of the stretch is known. */
  boolean isOver() {
    return projection.timeMs() >= overMs;
  }

  /**
   * What the tape says.
   *
   * @param isFromTheBeginning whether the first event was the tape's first
   */
  OldPrices prices(boolean isFromTheBeginning) {
    return new OldPrices(prices, isFromTheBeginning ? firstMs : OptionalLong.empty());
  }
}
