// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.faults;

import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.venue.exchange.Exchange;
import java.net.URI;

/** Where the simulator has an exchange. */
record Venue(SimulatedVenue simulated, String stream, String rest) {
  static Venue of(Exchange exchange) {
    return switch (exchange.id()) {
      case "coinbase" ->
          new Venue(SimulatedVenue.COINBASE, "/coinbase/ws", "/coinbase/products/BTC-USD/ticker");
      case "kraken" ->
          new Venue(SimulatedVenue.KRAKEN, "/kraken/v2", "/kraken/0/public/Ticker?pair=XBTUSD");
      case "bitstamp" ->
          new Venue(SimulatedVenue.BITSTAMP, "/bitstamp/ws", "/bitstamp/api/v2/ticker/btcusd/");
      case "binance_us" ->
          new Venue(
              SimulatedVenue.BINANCE_US,
              "/binanceus/stream?streams=btcusd@bookTicker/btcusd@trade",
              "/binanceus/api/v3/ticker/bookTicker?symbol=BTCUSD");
      default -> throw new IllegalArgumentException("not simulated: " + exchange.id());
    };
  }

  URI streamUri(int port) {
    return URI.create("ws://127.0.0.1:" + port + stream);
  }

  URI restUri(int port) {
    return URI.create("http://127.0.0.1:" + port + rest);
  }
}
