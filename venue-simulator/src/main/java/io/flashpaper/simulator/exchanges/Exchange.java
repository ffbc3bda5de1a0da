// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.exchanges;

import io.flashpaper.simulator.wire.Answer;
import io.flashpaper.simulator.wire.Peer;
import io.flashpaper.simulator.world.Venue;
import io.flashpaper.simulator.world.VenueQuote;
import io.flashpaper.simulator.world.VenueTrade;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One spot exchange. */
public sealed interface Exchange permits Coinbase, Kraken, Bitstamp, BinanceUs {
  /** Which it is. */
  Venue venue();

  /** What its addresses begin with, such as {@code /kraken}. */
  String root();

  /** The world quotes; told at the next flush. */
  void accept(VenueQuote quote);

  /** The world trades; told at the next flush. */
  void accept(VenueTrade trade);

  /** Tells what is new. */
  void flush();

  /** A second has passed. */
  void beat(long worldMs);

  /**
   * A client connects.
   *
   * @param path below the root
   * @param query as sent, without the question mark
   * @return false if there is no WebSocket there
   */
  boolean offers(String path, String query);

  /** A client has connected at an offered path. */
  void connect(Peer peer, String path, String query, long worldMs);

  /** A client has sent a text frame. */
  void receive(Peer peer, String text, long worldMs);

  /** A client is gone. */
  void disconnect(Peer peer);

  /** Answers a GET below the root; empty if there is nothing. */
  Optional<Answer> get(String path, Map<String, List<String>> query, long worldMs);
}
