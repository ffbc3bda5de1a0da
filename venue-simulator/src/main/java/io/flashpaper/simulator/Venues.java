// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.exchanges.BinanceUs;
import io.flashpaper.simulator.exchanges.Bitstamp;
import io.flashpaper.simulator.exchanges.Coinbase;
import io.flashpaper.simulator.exchanges.Exchange;
import io.flashpaper.simulator.exchanges.Kraken;
import io.flashpaper.simulator.faults.FaultBoard;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.kalshi.KalshiHub;
import io.flashpaper.simulator.kalshi.KalshiRest;
import io.flashpaper.simulator.world.Market;
import io.flashpaper.simulator.world.Venue;
import io.flashpaper.simulator.world.World;
import io.flashpaper.simulator.world.WorldEvent;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** All venues over one world, and how what happens there reaches each. */
final class Venues {
  private final Coinbase coinbase = new Coinbase();
  private final List<Exchange> exchanges =
      List.of(coinbase, new Kraken(), new Bitstamp(), new BinanceUs());
  private final World world;
  private final KalshiHub hub;
  private final KalshiRest rest;
  private final LongSupplier worldMs;
  private final FaultBoard faults = new FaultBoard();
  private final BookHistory history = new BookHistory();

  /** Opens the venues at {@code untilMs}: all before is caught up with in silence. */
  Venues(World world, long untilMs, LongSupplier worldMs) {
    this.world = world;
    this.worldMs = worldMs;
    world.runTo(untilMs, this::spot);
    this.hub = new KalshiHub(world, worldMs, () -> faults.clockMs(SimulatedVenue.KALSHI));
    this.rest = new KalshiRest(world);
  }

  KalshiHub hub() {
    return hub;
  }

  KalshiRest rest() {
    return rest;
  }

  Coinbase coinbase() {
    return coinbase;
  }

  List<Exchange> exchanges() {
    return exchanges;
  }

  World world() {
    return world;
  }

  /** What is wrong with each. */
  FaultBoard faults() {
    return faults;
  }

  BookHistory history() {
    return history;
  }

  void keepHistory(Duration kept) {
    history.keep(kept, world.markets().living(), worldMs());
  }

  /** The world's time. */
  long worldMs() {
    return worldMs.getAsLong();
  }

  /** What a venue takes the time to be. */
  long clockMs(SimulatedVenue venue) {
    return worldMs() + faults.clockMs(venue);
  }

  /** The exchange whose addresses begin like a path. */
  Optional<Exchange> exchangeAt(String path) {
    return exchanges.stream().filter(e -> path.startsWith(e.root() + "/")).findFirst();
  }

  static SimulatedVenue of(Exchange exchange) {
    return SimulatedVenue.valueOf(exchange.venue().name());
  }

  /** Takes every step due, and tells Kalshi's clients. */
  void advance(long untilMs) {
    Set<Market> moved = new LinkedHashSet<>();
    world.runTo(
        untilMs,
        event -> {
          spot(event);
          hub.accept(event);
          if (event instanceof WorldEvent.BookMoved e) {
            moved.add(e.market());
          }
        });
    history.add(moved, worldMs());
    hub.flush();
  }

  /** Tells the exchanges' clients the newest. */
  void flushExchanges() {
    exchanges.forEach(Exchange::flush);
  }

  void beat() {
    exchanges.forEach(e -> e.beat(clockMs(of(e))));
  }

  private void spot(WorldEvent event) {
    if (event instanceof WorldEvent.Quoted e) {
      Exchange exchange = exchange(e.quote().venue());
      exchange.accept(e.quote().later(faults.clockMs(of(exchange))));
    } else if (event instanceof WorldEvent.Traded e) {
      Exchange exchange = exchange(e.trade().venue());
      exchange.accept(e.trade().later(faults.clockMs(of(exchange))));
    }
  }

  private Exchange exchange(Venue venue) {
    return exchanges.get(venue.ordinal());
  }
}
