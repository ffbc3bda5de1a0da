// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The underlying's consolidated price and its recent past, on a grid of one second. */
public interface IndexView {
  /** The latest tick with its contributors; empty before the first. */
  Optional<IndexTick> latest();

  /** The latest price in micro-dollars; empty while no venue can be trusted. */
  default OptionalLong priceMicros() {
    return latest().map(IndexTick::priceMicros).orElse(OptionalLong.empty());
  }

  /** How far to trust it. */
  default IndexStatus status() {
    return latest().map(IndexTick::status).orElse(IndexStatus.NONE);
  }

  /**
   * How much it moves now: log volatility per square root of a year, in millionths, within 150 000
   * and 2 500 000; 600 000 is 60 %. Empty while too little was seen of it.
   */
  default OptionalLong volatilityPpm() {
    return latest().map(IndexTick::volatilityPpm).orElse(OptionalLong.empty());
  }

  /**
   * The price so long before the latest tick, in micro-dollars: what it was at the last whole
   * second up to then. Empty where that is not known.
   *
   * @param ago 1 s to {@link Strategy#longestWindow()}
   */
  OptionalLong priceMicros(Duration ago);

  /**
   * The change from the oldest sample inside the window to now; empty until the window is filled or
   * while the price is not known.
   *
   * @param window 1 s to {@link Strategy#longestWindow()}
   */
  Optional<Change> change(Duration window);

  /**
   * Standard deviation over mean of the one-second samples inside the window, in millionths; empty
   * with fewer than ten samples.
   *
   * @param window 1 s to {@link Strategy#longestWindow()}
   */
  OptionalLong relativeDeviationPpm(Duration window);
}
