// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.exchanges.BinanceUs;
import io.flashpaper.simulator.exchanges.Bitstamp;
import io.flashpaper.simulator.exchanges.Coinbase;
import io.flashpaper.simulator.exchanges.Exchange;
import io.flashpaper.simulator.exchanges.Kraken;
import io.flashpaper.simulator.kalshi.KalshiHub;
import io.flashpaper.simulator.kalshi.KalshiRest;
import io.flashpaper.simulator.world.Venue;
import io.flashpaper.simulator.world.World;
import io.flashpaper.simulator.world.WorldEvent;
import java.util.List;
import java.util.function.LongSupplier;

/** All venues over one world, and how what happens there reaches each. */
final class Venues {
  private final List<Exchange> exchanges =
      List.of(new Coinbase(), new Kraken(), new Bitstamp(), new BinanceUs());
  private final World world;
  private final KalshiHub hub;
  private final KalshiRest rest;

  /** Opens the venues at {@code untilMs}: all before is caught up with in silence. */
  Venues(World world, long untilMs, LongSupplier worldMs) {
    this.world = world;
    world.runTo(untilMs, this::spot);
    this.hub = new KalshiHub(world, worldMs);
    this.rest = new KalshiRest(world);
  }

  KalshiHub hub() {
    return hub;
  }

  KalshiRest rest() {
    return rest;
  }

  List<Exchange> exchanges() {
    return exchanges;
  }

  World world() {
    return world;
  }

  /** Takes every step due, and tells Kalshi's clients. */
  void advance(long untilMs) {
    world.runTo(
        untilMs,
        event -> {
          spot(event);
          hub.accept(event);
        });
    hub.flush();
  }

  /** Tells the exchanges' clients the newest. */
  void flushExchanges() {
    exchanges.forEach(Exchange::flush);
  }

  void beat(long worldMs) {
    exchanges.forEach(e -> e.beat(worldMs));
  }

  private void spot(WorldEvent event) {
    if (event instanceof WorldEvent.Quoted e) {
      of(e.quote().venue()).accept(e.quote());
    } else if (event instanceof WorldEvent.Traded e) {
      of(e.trade().venue()).accept(e.trade());
    }
  }

  private Exchange of(Venue venue) {
    return exchanges.get(venue.ordinal());
  }
}
