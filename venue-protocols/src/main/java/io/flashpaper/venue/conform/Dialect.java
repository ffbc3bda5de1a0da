// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The ways the venues speak. */
enum Dialect {
  KALSHI("kalshi", "websocket"),
  KALSHI_REST("kalshi", "rest"),
  COINBASE("coinbase", "websocket"),
  COINBASE_ADVANCED("coinbase", "advanced trade websocket"),
  COINBASE_REST("coinbase", "rest"),
  COINBASE_ADVANCED_REST("coinbase", "advanced trade rest"),
  KRAKEN("kraken", "websocket"),
  KRAKEN_V1("kraken", "websocket v1"),
  KRAKEN_REST("kraken", "rest"),
  BITSTAMP("bitstamp", "websocket"),
  BITSTAMP_REST("bitstamp", "rest"),
  BINANCE_US("binance_us", "websocket"),
  BINANCE_US_REST("binance_us", "rest");

  /** The fields by which a message is told; the first that fits counts. */
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(KALSHI, Set.of("type", "msg")),
          new Shape(KALSHI, Set.of("type", "sid")),
          new Shape(KALSHI, Set.of("cmd", "params")),
          new Shape(KALSHI, Set.of("cmd", "id")),
          new Shape(KALSHI, Set.of("market_ticker", "delta_fp")),
          new Shape(KALSHI, Set.of("market_ticker", "delta")),
          new Shape(BITSTAMP, Set.of("event", "channel")),
          new Shape(BITSTAMP, Set.of("event"), n -> n.get("event").asText().startsWith("bts:")),
          new Shape(COINBASE_ADVANCED, Set.of("channel", "sequence_num")),
          new Shape(COINBASE_ADVANCED, Set.of("channel", "events")),
          new Shape(KRAKEN_V1, Set.of("event"), n -> !n.has("data")),
          new Shape(BINANCE_US, Set.of("stream", "data")),
          new Shape(BINANCE_US, Set.of("e", "E")),
          new Shape(BINANCE_US, Set.of("u", "s", "b", "a")),
          new Shape(BINANCE_US, Set.of("result", "id")),
          new Shape(BINANCE_US, Set.of("error"), n -> n.get("error").has("msg")),
          new Shape(BINANCE_US, Set.of("code", "msg")),
          new Shape(KRAKEN, Set.of("channel", "data")),
          new Shape(KRAKEN, Set.of("method")),
          new Shape(KRAKEN, Set.of("channel"), n -> n.size() == 1),
          new Shape(KRAKEN, Set.of("Error")),
          new Shape(KRAKEN, Set.of("error", "success")),
          new Shape(COINBASE, Set.of("type", "product_id")),
          new Shape(COINBASE, Set.of("type", "product_ids")),
          new Shape(COINBASE, Set.of("type", "channels")),
          new Shape(COINBASE, Set.of("type", "message")),
          new Shape(KALSHI_REST, Set.of("markets"), n -> n.get("markets").isArray()),
          new Shape(KALSHI_REST, Set.of("market"), n -> n.get("market").isObject()),
          new Shape(KALSHI_REST, Set.of("orderbooks")),
          new Shape(KALSHI_REST, Set.of("orderbook_fp")),
          new Shape(KALSHI_REST, Set.of("orderbook")),
          new Shape(KALSHI_REST, Set.of("trades", "cursor")),
          new Shape(KALSHI_REST, Set.of("ticker", "event_ticker")),
          new Shape(KALSHI_REST, Set.of("trade_id", "ticker")),
          new Shape(KALSHI_REST, Set.of("exchange_active")),
          new Shape(KALSHI_REST, Set.of("end_period_ts")),
          new Shape(KALSHI_REST, Set.of("candlesticks")),
          new Shape(KALSHI_REST, Set.of("schedule")),
          new Shape(KALSHI_REST, Set.of("series")),
          new Shape(KALSHI_REST, Set.of("series_fee_change_arr")),
          new Shape(KALSHI_REST, Set.of("market_settled_ts")),
          new Shape(KALSHI_REST, Set.of("event", "markets")),
          new Shape(KALSHI_REST, Set.of("events", "cursor")),
          new Shape(KALSHI_REST, Set.of("error"), n -> n.get("error").has("message")),
          new Shape(KALSHI_REST, Set.of("error"), n -> n.size() == 1 && n.get("error").isTextual()),
          new Shape(KALSHI_REST, Set.of("code", "message")),
          new Shape(KALSHI_REST, Set.of("msg"), n -> n.size() == 1),
          new Shape(COINBASE_ADVANCED_REST, Set.of("pricebook")),
          new Shape(COINBASE_ADVANCED_REST, Set.of("trades", "best_bid")),
          new Shape(COINBASE_ADVANCED_REST, Set.of("products")),
          new Shape(COINBASE_REST, Set.of("ask", "bid", "trade_id")),
          new Shape(COINBASE_REST, Set.of("bids", "asks", "auction_mode")),
          new Shape(COINBASE_REST, Set.of("iso", "epoch")),
          new Shape(COINBASE_REST, Set.of("errors")),
          new Shape(KRAKEN_REST, Set.of("error", "result")),
          new Shape(BITSTAMP_REST, Set.of("bid", "ask", "vwap")),
          new Shape(BITSTAMP_REST, Set.of("bids", "asks", "microtimestamp")),
          new Shape(BINANCE_US_REST, Set.of("symbol", "bidPrice")),
          new Shape(BINANCE_US_REST, Set.of("symbol", "price")),
          new Shape(BINANCE_US_REST, Set.of("rateLimits", "symbols")));

  private static final List<Dialect> PLAIN =
      List.of(KALSHI, COINBASE, KRAKEN, BITSTAMP, BINANCE_US);

  private final String venue;
  private final String transport;

  Dialect(String venue, String transport) {
    this.venue = venue;
    this.transport = transport;
  }

  private record Shape(Dialect dialect, Set<String> fields, Predicate<JsonNode> more) {
    Shape(Dialect dialect, Set<String> fields) {
      this(dialect, fields, _ -> true);
    }

    boolean fits(JsonNode node) {
      return fields.stream().allMatch(node::has) && more.test(node);
    }
  }

  String venue() {
    return venue;
  }

  String transport() {
    return transport;
  }

  /** Which dialect a message is in, going by its fields; empty if none has them. */
  static Optional<Dialect> of(JsonNode node) {
    if (node.isArray()) {
      return ofList(node);
    }
    return SHAPES.stream().filter(shape -> shape.fits(node)).map(Shape::dialect).findFirst();
  }

  private static Optional<Dialect> ofList(JsonNode list) {
    if (list.size() >= 3 && list.get(0).isIntegralNumber() && list.get(1).isContainerNode()) {
      return Optional.of(KRAKEN_V1);
    }
    return !list.isEmpty() && list.get(0).has("url_symbol")
        ? Optional.of(BITSTAMP_REST)
        : Optional.empty();
  }

  /** The plain WebSocket of the venue: what its unreadable messages are taken for. */
  Dialect plain() {
    return PLAIN.stream().filter(d -> d.venue.equals(venue)).findFirst().orElseThrow();
  }

  /** The plain WebSocket of the venue that a file's or a folder's name has in it. */
  static Optional<Dialect> ofName(String name) {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return PLAIN.stream()
        .filter(dialect -> letters.contains(dialect.venue.replaceAll("_.*", "")))
        .findFirst();
  }
}
