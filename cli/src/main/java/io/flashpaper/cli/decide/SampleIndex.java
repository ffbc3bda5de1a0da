// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.engine.index.SecondGrid;
import io.flashpaper.engine.index.Volatility;
import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.VenueState;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The underlying as samples tell it that follow each other in time, whatever their markets. A
 * sample's price counts as a healthy index of four exchanges that agree.
 */
final class SampleIndex {
  /** Markets polled by turns may come a little out of step; more than this is another order. */
  private static final long OUT_OF_STEP_MS = 5_000;

  private static final List<String> VENUES =
      List.of("coinbase", "kraken", "bitstamp", "binance_us");

  private final IndexHistory history;
  private final SecondGrid seconds = new SecondGrid();
  private final Volatility volatility = new Volatility();
  private long timeMs = Long.MIN_VALUE + OUT_OF_STEP_MS;
  private boolean volatilityKnown;

  SampleIndex(Duration longestWindow) {
    this.history = IndexHistory.ofSamples(longestWindow);
  }

  IndexHistory history() {
    return history;
  }

  /** Whether a sample is from before what is known. */
  boolean isPast(Sample sample) {
    return sample.timeMs() < timeMs - OUT_OF_STEP_MS;
  }

  /** Whether a market that closed then need not be kept. */
  boolean isLongPast(long closeTimeMs) {
    return closeTimeMs <= timeMs - OUT_OF_STEP_MS;
  }

  /** Takes a sample's price; what is older than the newest is passed over. */
  void accept(Sample sample) {
    if (sample.timeMs() < timeMs) {
      return;
    }
    timeMs = sample.timeMs();
    IndexTick tick = tick(sample);
    seconds.accept(tick).ifPresent(volatility::accept);
    OptionalDouble perYear = volatility.perYear();
    volatilityKnown |= perYear.isPresent();
    history.accept(
        perYear.isEmpty()
            ? tick
            : tick.withVolatilityPpm(OptionalLong.of(Math.round(perYear.getAsDouble() * 1e6))));
  }

  private static IndexTick tick(Sample sample) {
    long price = sample.btcMicros();
    Stream<Contribution> contributions =
        VENUES.stream().map(venue -> new Contribution(venue, price, price, 0, VenueState.USED));
    return new IndexTick(
        sample.timeMs(), OptionalLong.of(price), IndexStatus.OK, 0, contributions.toList());
  }

  /** Whether the samples were ever close enough together to tell how much the price moves. */
  boolean isVolatilityKnown() {
    return volatilityKnown;
  }
}
