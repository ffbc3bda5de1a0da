// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What a message is.
 *
 * @param name by venue: Kalshi's and Coinbase's {@code type}; Kraken's {@code channel}, or {@code
 *     method} of an answer; Bitstamp's {@code event}; Binance.US's stream after the at sign, or
 *     {@code result}; of a REST answer the last fixed part of the path, such as {@code markets},
 *     {@code market}, {@code orderbook} or {@code ticker}
 * @param data whether it is more than the answer to a command
 */
record MessageKind(String name, boolean data) {
  private static final Set<String> ANSWERS =
      Set.of(
          "subscribed",
          "unsubscribed",
          "ok",
          "error", // Kalshi
          "subscriptions", // Coinbase
          "subscribe",
          "unsubscribe",
          "pong",
          "status", // Kraken
          "result"); // Binance.US

  static MessageKind of(SimulatedVenue venue, JsonNode frame) {
    String name =
        switch (venue) {
          case KALSHI, COINBASE -> frame.path("type").asText();
          case KRAKEN -> frame.path(frame.has("method") ? "method" : "channel").asText();
          case BITSTAMP -> frame.path("event").asText();
          case BINANCE_US -> binance(frame);
        };
    return new MessageKind(name, !ANSWERS.contains(name) && !name.startsWith("bts:"));
  }

  private static String binance(JsonNode frame) {
    if (frame.has("stream")) {
      return frame.path("stream").asText().replaceFirst(".*@", "");
    }
    return frame.path("e").asText(frame.has("u") ? "bookTicker" : "result");
  }

  /** The kind of the answer at a path. */
  static MessageKind at(SimulatedVenue venue, String path) {
    String[] parts = path.replaceFirst("/+$", "").split("/");
    String last = parts[parts.length - 1];
    String name =
        switch (venue) {
          case KALSHI -> parts.length == 5 && !FIXED.contains(last) ? singular(parts[3]) : last;
          case BITSTAMP -> parts[parts.length - 2];
          case COINBASE, KRAKEN, BINANCE_US -> last;
        };
    return new MessageKind(name, true);
  }

  private static final Set<String> FIXED = Set.of("orderbooks", "trades", "status");

  private static String singular(String name) {
    return name.equals("markets") ? "market" : name;
  }
}
