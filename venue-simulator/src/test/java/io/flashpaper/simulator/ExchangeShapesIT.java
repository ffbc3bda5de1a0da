// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.simulator.world.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every exchange's frames have the fields, and the kinds of values, of the recorded ones. */
class ExchangeShapesIT {
  private static final Instant START = Instant.parse("2026-03-02T14:22:00Z");
  private static final String COINBASE = "exchanges/coinbase/exchange_ws_feed_frames.jsonl";
  private static final String KRAKEN = "exchanges/kraken/v2_frames.jsonl";
  private static final String KRAKEN_RUN =
      "exchanges/kraken/v2_btcusd_book10_resubscribe_20260801.jsonl";
  private static final String BITSTAMP = "exchanges/bitstamp/v2_frames.jsonl";
  private static final String BINANCE = "exchanges/binanceus/ws_frames.jsonl";

  private static ManualClock clock;
  private static VenueSimulator simulator;

  @BeforeAll
  static void start() {
    clock = new ManualClock(START);
    simulator =
        VenueSimulator.start(
            SimulatorOptions.demo()
                .withWorld(Scenario.DEMO, 7)
                .withTime(1, START, START, Optional.empty()),
            clock);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static WireClient connect(String path) {
    return new WireClient(simulator.port(), path, Map.of());
  }

  private static void move() {
    clock.advance(Duration.ofSeconds(2));
  }

  /** The first recorded frame that is wanted. */
  private static JsonNode recorded(String file, Predicate<JsonNode> wanted) {
    return Recordings.text(file)
        .lines()
        .map(Fields::json)
        .filter(line -> line.has("raw"))
        .map(line -> Fields.json(line.path("raw").asText()))
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  private static Predicate<JsonNode> is(String field, String value) {
    return frame -> frame.path(field).asText().equals(value);
  }

  private static void same(JsonNode sent, JsonNode recorded) {
    assertThat(Fields.of(sent)).as(sent.toString()).isEqualTo(Fields.of(recorded));
  }

  @Test
  void coinbaseSpeaksAsRecorded() {
    try (WireClient client = connect("/coinbase/ws")) {
      client.send(
          "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],"
              + "\"channels\":[\"ticker\",\"matches\",\"heartbeat\"]}");
      same(client.next(), recorded(COINBASE, is("type", "subscriptions")));
      move();
      same(client.await(is("type", "match")), recorded(COINBASE, is("type", "match")));
      same(client.await(is("type", "ticker")), recorded(COINBASE, is("type", "ticker")));
      same(client.await(is("type", "heartbeat")), recorded(COINBASE, is("type", "heartbeat")));
    }
  }

  @Test
  void coinbaseRefusesTheFullBookAsRecorded() {
    try (WireClient client = connect("/coinbase/ws")) {
      client.send(
          "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"level2\"]}");
      assertThat(client.next()).isEqualTo(recorded(COINBASE, is("type", "error")));
    }
  }

  @Test
  void krakenSpeaksAsRecorded() {
    try (WireClient client = connect("/kraken/v2")) {
      same(client.next(), recorded(KRAKEN, is("channel", "status")));
      client.send(
          "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ticker\","
              + "\"symbol\":[\"BTC/USD\"],\"event_trigger\":\"bbo\",\"snapshot\":true}}");
      JsonNode ack = client.next();
      assertThat(Fields.of(ack))
          .containsAll(Fields.of(recorded(KRAKEN, is("method", "subscribe"))));
      JsonNode stamped = recorded(KRAKEN_RUN, f -> f.has("time_in") && f.has("method"));
      Set<String> top = new TreeSet<>();
      stamped.fieldNames().forEachRemaining(top::add);
      assertThat(ack.properties()).extracting(Map.Entry::getKey).containsAll(top);
      move();
      same(client.await(is("type", "update")), recorded(KRAKEN, is("channel", "ticker")));
      client.send(
          "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":[\"BTC/USD\"]}}");
      client.await(frame -> frame.path("success").asBoolean());
      move();
      same(client.await(is("channel", "trade")), recorded(KRAKEN, is("channel", "trade")));
      same(client.await(is("channel", "heartbeat")), Fields.json("{\"channel\":\"heartbeat\"}"));
      client.send("{\"method\":\"ping\",\"req_id\":42}");
      same(client.await(is("method", "pong")), recorded(KRAKEN, is("method", "pong")));
    }
  }

  @Test
  void krakenRefusesOldNames() {
    try (WireClient client = connect("/kraken/v2")) {
      client.next();
      client.send(
          "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ticker\","
              + "\"symbol\":[\"XBT/USD\"]}}");
      JsonNode refusal = client.next();
      recorded(KRAKEN, f -> f.has("error"))
          .properties()
          .forEach(e -> assertThat(refusal.get(e.getKey())).isEqualTo(e.getValue()));
    }
  }

  @Test
  void bitstampSpeaksAsRecorded() {
    try (WireClient client = connect("/bitstamp/ws")) {
      for (String channel : new String[] {"live_trades_btcusd", "order_book_btcusd"}) {
        client.send("{\"event\":\"bts:subscribe\",\"data\":{\"channel\":\"" + channel + "\"}}");
        same(
            client.await(is("event", "bts:subscription_succeeded")),
            recorded(BITSTAMP, is("event", "bts:subscription_succeeded")));
      }
      move();
      same(client.await(is("event", "trade")), recorded(BITSTAMP, is("event", "trade")));
      same(client.await(is("event", "data")), recorded(BITSTAMP, is("event", "data")));
      client.send("{\"event\":\"bts:heartbeat\"}");
      assertThat(client.await(is("event", "bts:heartbeat")))
          .isEqualTo(recorded(BITSTAMP, is("event", "bts:heartbeat")));
      client.send("no json");
      assertThat(client.await(is("event", "bts:error")))
          .isEqualTo(recorded(BITSTAMP, is("event", "bts:error")));
    }
  }

  @Test
  void binanceUsSpeaksAsRecorded() {
    try (WireClient client = connect("/binanceus/stream?streams=btcusd@bookTicker/btcusd@trade");
        WireClient raw = connect("/binanceus/ws/btcusd@trade")) {
      client.send("{\"method\":\"SUBSCRIBE\",\"params\":[],\"id\":1}");
      same(client.await(f -> f.has("result")), recorded(BINANCE, f -> f.has("result")));
      raw.send("{\"method\":\"SUBSCRIBE\",\"params\":[],\"id\":1}");
      raw.await(f -> f.has("result"));
      move();
      move();
      same(
          client.await(is("stream", "btcusd@bookTicker")), recorded(BINANCE, f -> f.has("stream")));
      same(raw.await(is("e", "trade")), recorded(BINANCE, is("e", "trade")));
    }
  }

  @Test
  void restTickersHaveTheRecordedFields() {
    rest("/coinbase/products/BTC-USD/ticker", "coinbase", f -> f.has("rfq_volume"));
    rest("/kraken/0/public/Ticker?pair=XBTUSD", "kraken", f -> f.at("/result/XXBTZUSD").has("a"));
    JsonNode book = WireClient.json(simulator.port(), "/bitstamp/api/v2/order_book/btcusd/");
    same(book, recorded(BITSTAMP, is("event", "data")).path("data"));
    JsonNode bitstamp = WireClient.json(simulator.port(), "/bitstamp/api/v2/ticker/btcusd/");
    Set<String> perpetual =
        Fields.of(recorded("exchanges/bitstamp/rest_ticker.jsonl", f -> f.has("open_24")));
    assertThat(perpetual).containsAll(Fields.of(bitstamp));
    JsonNode binance =
        WireClient.json(simulator.port(), "/binanceus/api/v3/ticker/bookTicker?symbol=BTCUSD");
    assertThat(binance.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("symbol", "bidPrice", "bidQty", "askPrice", "askQty");
  }

  private static void rest(String path, String venue, Predicate<JsonNode> wanted) {
    same(
        WireClient.json(simulator.port(), path),
        recorded("exchanges/" + venue + "/rest_ticker.jsonl", wanted));
  }
}
