// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.exchanges;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.simulator.wire.Answer;
import io.flashpaper.simulator.wire.Peer;
import io.flashpaper.simulator.world.Venue;
import io.flashpaper.simulator.world.VenueQuote;
import io.flashpaper.simulator.world.VenueTrade;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One spot exchange: who listens to it, what the world has done since it last told. */
public abstract sealed class Exchange permits Coinbase, Kraken, Bitstamp, BinanceUs {
  static final ObjectMapper JSON = new ObjectMapper();

  final Audience audience = new Audience();
  final Spot spot;
  private final Venue venue;
  private final String root;

  Exchange(Venue venue, String root, Spot spot) {
    this.venue = venue;
    this.root = root;
    this.spot = spot;
  }

  /** Which it is. */
  public final Venue venue() {
    return venue;
  }

  /** What its addresses begin with, such as {@code /kraken}. */
  public final String root() {
    return root;
  }

  /** Its newest quote, told or not. */
  public final Optional<VenueQuote> quote() {
    return spot.quote();
  }

  /** The world quotes; told at the next flush. */
  public final void accept(VenueQuote quote) {
    spot.accept(quote);
  }

  /** The world trades; told at the next flush. */
  public final void accept(VenueTrade trade) {
    spot.accept(trade);
  }

  /** Tells what is new. */
  public abstract void flush();

  /** A second has passed. */
  public abstract void beat(long worldMs);

  /**
   * Whether there is a WebSocket.
   *
   * @param path below the root
   * @param query as sent, without the question mark
   */
  public abstract boolean offers(String path, String query);

  /** A client has connected at an offered path. */
  public void connect(Peer peer, String path, String query, long worldMs) {
    audience.join(peer);
  }

  /** A client has sent a text frame. */
  public final void receive(Peer peer, String text, long worldMs) {
    JsonNode message;
    try {
      message = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      peer.send(malformed());
      return;
    }
    receive(peer, message, worldMs);
  }

  /** What the exchange says to a text that is no JSON. */
  abstract String malformed();

  abstract void receive(Peer peer, JsonNode message, long worldMs);

  /** A client is gone. */
  public void disconnect(Peer peer) {
    audience.leave(peer);
  }

  /** Answers a GET below the root; empty if there is nothing. */
  public abstract Optional<Answer> get(String path, Map<String, List<String>> query, long worldMs);
}
