// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every frame and body has the fields, and the kinds of values, of the recorded ones. */
class KalshiShapesIT {
  private static final String RECORDED = "kalshi/recorded/";

  @TempDir static Path folder;

  private static HeldWorld world;
  private static ManualClock clock;
  private static VenueSimulator simulator;

  @BeforeAll
  static void start() throws Exception {
    world = HeldWorld.start("Ed25519", folder);
    clock = world.clock();
    simulator = world.simulator();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static JsonNode rest(String path) {
    return WireClient.json(simulator.port(), "/trade-api/v2" + path);
  }

  private static JsonNode recorded(String name) {
    return Fields.json(Recordings.text(RECORDED + name));
  }

  /** An example of the exchange's own documentation. */
  private static JsonNode documented(String example) {
    return Recordings.text("kalshi/examples/official_ws_examples_2026-08-22.jsonl")
        .lines()
        .map(Fields::json)
        .filter(line -> line.path("example").asText().equals(example))
        .findFirst()
        .orElseThrow()
        .path("payload");
  }

  private static Set<String> names(JsonNode node, String... without) {
    ObjectNode copy = node.deepCopy();
    copy.remove(Set.of(without));
    return Fields.of(copy);
  }

  @Test
  void marketsHaveTheRecordedFields() {
    String removedSince = "liquidity_dollars";
    JsonNode quarter = recorded("rest_market_KXBTC15M-26JUL222315-15_2026-07-23.json");
    assertThat(
            names(
                rest("/markets?series_ticker=KXBTC15M&status=open&limit=1").at("/markets/0"),
                "exchange_index"))
        .isEqualTo(names(quarter.at("/body/market"), removedSince));
    JsonNode settled = recorded("rest_markets_settled_KXBTC15M_200rows_2026-07-23.json");
    JsonNode row = settled.has("body") ? settled.at("/body/markets/0") : settled.at("/markets/0");
    assertThat(
            names(
                rest("/markets?series_ticker=KXBTC15M&status=settled").at("/markets/0"),
                "exchange_index"))
        .isEqualTo(names(row, removedSince));
    JsonNode hourly = recorded("rest_marketobject_KXBTCD-26AUG1717-T72749.99_2026-08-17.json");
    assertThat(
            names(
                rest("/markets?series_ticker=KXBTCD&status=open").at("/markets/0"), "price_ranges"))
        .isEqualTo(names(hourly, removedSince));
  }

  @Test
  void otherBodiesHaveTheRecordedFields() {
    String ticker =
        rest("/markets?series_ticker=KXBTC15M&status=open").at("/markets/0/ticker").asText();
    assertThat(Fields.of(rest("/markets/" + ticker + "/orderbook")))
        .isEqualTo(
            Fields.of(
                recorded("rest_orderbook_KXBTC15M-26JUL222315-15_2026-07-23.json").path("body")));
    assertThat(Fields.of(rest("/exchange/status")))
        .isEqualTo(Fields.of(recorded("rest_exchange_status_2026-07-23.json").path("body")));
    assertThat(Fields.of(rest("/markets/trades").at("/trades/0")))
        .isEqualTo(Fields.of(recorded("rest_trade_KXBTC15M-26SEP261900-00_2026-09-26.json")));
    JsonNode series = recorded("rest_series_KXBTC15M_2026-07-23.json").at("/body/series");
    Set<String> top = new TreeSet<>();
    rest("/series/KXBTC15M").path("series").fieldNames().forEachRemaining(top::add);
    series.fieldNames().forEachRemaining(name -> assertThat(top).contains(name));
  }

  @Test
  void errorsAreTheRecordedOnes() {
    JsonNode errors = recorded("rest_error_bodies_production.json");
    assertThat(rest("/markets/UNKNOWN")).isEqualTo(errors.at("/1/body"));
    assertThat(rest("/markets?limit=abc")).isEqualTo(errors.at("/2/body"));
    assertThat(WireClient.get(simulator.port(), "/trade-api/v2/markets?limit=abc").statusCode())
        .isEqualTo(400);
    assertThat(WireClient.get(simulator.port(), "/trade-api/v2/markets/UNKNOWN").statusCode())
        .isEqualTo(404);
  }

  @Test
  void framesHaveTheRecordedFields() throws Exception {
    Map<String, JsonNode> first = new LinkedHashMap<>();
    String ticker =
        rest("/markets?series_ticker=KXBTC15M&status=open").at("/markets/0/ticker").asText();
    try (WireClient client =
        new WireClient(simulator.port(), "/trade-api/ws/v2", world.key().headers(clock.millis()))) {
      client.send(
          "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
              + "\"market_ticker\":\""
              + ticker
              + "\"}}");
      client.send(
          "{\"id\":2,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"ticker\",\"trade\","
              + "\"market_lifecycle_v2\"]}}");
      client.send(
          "{\"id\":3,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"cfbenchmarks_value\"],"
              + "\"index_ids\":[\"BRTI\"]}}");
      client.await(f -> f.path("id").asInt() == 3);
      clock.advance(Duration.ofSeconds(500));
      while (!first.keySet().containsAll(Set.of("settled", "orderbook_delta", "ticker"))) {
        JsonNode frame = client.next();
        first.putIfAbsent(kind(frame), frame);
      }
    }
    same(first, "orderbook_delta", documented("priceLevelUpdate"));
    same(first, "ticker", recorded("ws_ticker_KXBTC15M-26JUL191145-45_at_close_2026-07-19.json"));
    same(first, "determined", recorded("ws_lifecycle_determined_2026-07-19.json"));
    same(first, "settled", recorded("ws_lifecycle_settled_KXBNB15M_2026-07-19.json"));
    same(first, "last_minute", documented("cfbenchmarksValueUpdate"));
    assertThat(Fields.of(first.get("trade")))
        .containsAll(Fields.of(documented("tradeNotification")));
    assertThat(first.get("metadata_updated").at("/msg/floor_strike").isNumber()).isTrue();
    assertThat(first).containsKey("created");
  }

  /** What a frame is: its event where there is one, else its type. */
  private static String kind(JsonNode frame) {
    if (frame.at("/msg").has("last_60s_windowed_average_15min")) {
      return "last_minute";
    }
    return frame.at("/msg/event_type").asText(frame.path("type").asText());
  }

  private static void same(Map<String, JsonNode> sent, String kind, JsonNode expected) {
    assertThat(sent).containsKey(kind);
    assertThat(names(sent.get(kind), "sending_ts_ms")).as(kind).isEqualTo(names(expected));
  }
}
