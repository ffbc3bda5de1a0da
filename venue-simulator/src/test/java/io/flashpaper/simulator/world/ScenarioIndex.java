// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import io.flashpaper.engine.index.Composite;
import io.flashpaper.engine.index.CompositeLimits;
import io.flashpaper.engine.index.SecondGrid;
import io.flashpaper.engine.index.Volatility;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The index as the feed makes it, from the venues' quotes of a scenario. */
final class ScenarioIndex {
  private static final long CENT_MICROS = 10_000;
  private static final List<String> VENUES = Arrays.stream(Venue.values()).map(Venue::key).toList();

  private final Composite composite = new Composite(VENUES, CompositeLimits.DEFAULT);
  private final SecondGrid seconds = new SecondGrid();
  private final Volatility volatility = new Volatility();

  ScenarioIndex() {
    VENUES.forEach(venue -> composite.connected(venue, true));
  }

  void quoted(VenueQuote quote) {
    composite.quote(
        quote.venue().key(),
        quote.bidCents() * CENT_MICROS,
        quote.askCents() * CENT_MICROS,
        quote.atMs());
  }

  IndexTick tick(long atMs) {
    IndexTick tick = composite.evaluate(atMs);
    seconds.accept(tick).ifPresent(volatility::accept);
    OptionalDouble perYear = volatility.perYear();
    return perYear.isEmpty()
        ? tick
        : tick.withVolatilityPpm(OptionalLong.of(Math.round(perYear.getAsDouble() * 1e6)));
  }
}
