// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.world.Market;
import io.flashpaper.simulator.world.MarketStatus;
import io.flashpaper.simulator.world.VenueQuote;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The world as it is now. Safe on any thread. */
public final class Truth {
  private static final long MICROS_PER_UNIT = 100;

  private final VenueServer server;
  private final Venues venues;

  Truth(VenueServer server, Venues venues) {
    this.server = server;
    this.venues = venues;
  }

  /** The markets that trade, oldest first. */
  public List<String> trading() {
    return server
        .loop()
        .call(
            () ->
                venues.world().markets().living().stream()
                    .filter(m -> m.status() == MarketStatus.ACTIVE)
                    .map(Market::ticker)
                    .toList());
  }

  /**
   * A market's book.
   *
   * @throws IllegalArgumentException if there is no such market
   */
  public Book book(String ticker) {
    return server
        .loop()
        .call(
            () ->
                venues
                    .world()
                    .markets()
                    .find(ticker)
                    .map(m -> model(m.book()))
                    .orElseThrow(() -> new IllegalArgumentException("no market " + ticker)));
  }

  /**
   * A book and since when it stood.
   *
   * @param fromMs world time
   */
  public record Moment(long fromMs, Book book) {}

  /** Keeps from now on what each book was, for this much world time. */
  public void keepHistory(Duration world) {
    server.loop().run(() -> venues.keepHistory(world));
  }

  /** What a market's book was, newest first, from before anybody could hear of it. */
  public Iterable<Moment> history(String ticker) {
    return venues.history().of(ticker);
  }

  /** An exchange's newest quote; empty for Kalshi. */
  public Optional<VenueQuote> quote(SimulatedVenue venue) {
    return server
        .loop()
        .call(
            () ->
                venues.exchanges().stream()
                    .filter(e -> Venues.of(e) == venue)
                    .findFirst()
                    .flatMap(e -> e.quote()));
  }

  static Book model(io.flashpaper.simulator.world.Book book) {
    return new Book(ladder(book.yes()), ladder(book.no()));
  }

  private static Ladder ladder(NavigableMap<Integer, Long> side) {
    Map<Price, Quantity> levels = new TreeMap<>();
    side.forEach(
        (price, size) -> levels.put(new Price(price * MICROS_PER_UNIT), new Quantity(size)));
    return Ladder.of(levels);
  }
}
