// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KalshiWireIT {
  private static final String WS = "/trade-api/ws/v2";
  private static final String REST = "/trade-api/v2";

  @TempDir static Path folder;

  private static HeldWorld world;
  private static ManualClock clock;
  private static VenueSimulator simulator;

  @BeforeAll
  static void start() throws Exception {
    world = HeldWorld.start("RSA", folder);
    clock = world.clock();
    simulator = world.simulator();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static WireClient connect() throws Exception {
    return world.kalshi();
  }

  private static JsonNode rest(String path) {
    return WireClient.json(simulator.port(), REST + path);
  }

  private static String openTicker() {
    return rest("/markets?series_ticker=KXBTC15M&status=open").at("/markets/0/ticker").asText();
  }

  private static Predicate<JsonNode> type(String type) {
    return frame -> frame.path("type").asText().equals(type);
  }

  @Test
  void withoutASignatureTheHandshakeIsUnauthorized() {
    assertThatThrownBy(() -> new WireClient(simulator.port(), WS, Map.of()))
        .satisfies(
            e -> {
              Throwable cause = e;
              while (!(cause instanceof WebSocketHandshakeException refused)) {
                cause = cause.getCause();
              }
              assertThat(refused.getResponse().statusCode()).isEqualTo(401);
            });
  }

  @Test
  void deltasRebuildTheRestBookWithContiguousNumbersInEitherPriceScale() throws Exception {
    for (boolean yesPrices : List.of(false, true)) {
      try (WireClient client = connect()) {
        rebuild(client, openTicker(), yesPrices);
      }
    }
  }

  private static void rebuild(WireClient client, String ticker, boolean yesPrices) {
    client.send(
        "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
            + "\"market_tickers\":[\""
            + ticker
            + "\"],\"use_yes_price\":"
            + yesPrices
            + "}}");
    assertThat(client.next().at("/msg/channel").asText()).isEqualTo("orderbook_delta");
    JsonNode snapshot = client.next();
    assertThat(snapshot.path("seq").asLong()).isEqualTo(1);
    Map<String, TreeMap<BigDecimal, BigDecimal>> book = new TreeMap<>();
    book.put("yes", levels(snapshot.at("/msg/yes_dollars_fp")));
    book.put("no", levels(snapshot.at("/msg/no_dollars_fp")));
    long sequence = 1;
    for (int round = 0; round < 5; round++) {
      clock.advance(Duration.ofSeconds(3));
      JsonNode delta = client.await(type("orderbook_delta"));
      assertThat(delta.path("seq").asLong()).isEqualTo(++sequence);
      apply(book, delta.path("msg"));
      client.send(
          "{\"id\":9,\"cmd\":\"update_subscription\",\"params\":{\"sid\":1,"
              + "\"action\":\"get_snapshot\",\"market_tickers\":[\""
              + ticker
              + "\"]}}");
      for (JsonNode frame : client.upTo(type("orderbook_snapshot"))) {
        assertThat(frame.path("seq").asLong()).isEqualTo(++sequence);
        if (type("orderbook_delta").test(frame)) {
          apply(book, frame.path("msg"));
        } else {
          assertThat(frame.path("id").asLong()).isEqualTo(9);
          assertThat(book.get("yes")).isEqualTo(levels(frame.at("/msg/yes_dollars_fp")));
          assertThat(book.get("no")).isEqualTo(levels(frame.at("/msg/no_dollars_fp")));
        }
      }
      JsonNode rest = rest("/markets/" + ticker + "/orderbook").path("orderbook_fp");
      assertThat(book.get("yes")).isEqualTo(levels(rest.path("yes_dollars")));
      TreeMap<BigDecimal, BigDecimal> no = levels(rest.path("no_dollars"));
      assertThat(book.get("no")).isEqualTo(yesPrices ? flipped(no) : no);
    }
  }

  private static TreeMap<BigDecimal, BigDecimal> levels(JsonNode side) {
    TreeMap<BigDecimal, BigDecimal> levels = new TreeMap<>();
    side.forEach(
        l -> levels.put(new BigDecimal(l.get(0).asText()), new BigDecimal(l.get(1).asText())));
    return levels;
  }

  private static TreeMap<BigDecimal, BigDecimal> flipped(TreeMap<BigDecimal, BigDecimal> side) {
    TreeMap<BigDecimal, BigDecimal> flipped = new TreeMap<>();
    side.forEach((price, size) -> flipped.put(BigDecimal.ONE.subtract(price), size));
    return flipped;
  }

  private static void apply(Map<String, TreeMap<BigDecimal, BigDecimal>> book, JsonNode delta) {
    TreeMap<BigDecimal, BigDecimal> side = book.get(delta.path("side").asText());
    BigDecimal price = new BigDecimal(delta.path("price_dollars").asText());
    BigDecimal size =
        side.getOrDefault(price, BigDecimal.ZERO)
            .add(new BigDecimal(delta.path("delta_fp").asText()));
    assertThat(size).isNotNegative();
    if (size.signum() == 0) {
      side.remove(price);
    } else {
      side.put(price, size);
    }
  }

  @Test
  void framesEndWithANewline() throws Exception {
    try (WireClient client = connect()) {
      client.send("{\"id\":3,\"cmd\":\"list_subscriptions\"}");
      assertThat(client.text()).isEqualTo("{\"id\":3,\"type\":\"ok\",\"msg\":[]}\n");
    }
  }

  @Test
  void badCommandsGetTheExchangesCodes() throws Exception {
    try (WireClient client = connect()) {
      assertThat(code(client, "nonsense")).isEqualTo(1);
      assertThat(code(client, "{\"id\":1,\"cmd\":\"dance\"}")).isEqualTo(5);
      assertThat(code(client, "{\"id\":1,\"cmd\":\"subscribe\"}")).isEqualTo(2);
      assertThat(code(client, command("subscribe", ""))).isEqualTo(3);
      assertThat(code(client, command("subscribe", "\"channels\":[\"x\"]"))).isEqualTo(8);
      assertThat(code(client, command("subscribe", "\"channels\":[\"orderbook_delta\"]")))
          .isEqualTo(14);
      assertThat(code(client, command("subscribe", "\"channels\":[\"cfbenchmarks_value\"]")))
          .isEqualTo(24);
      assertThat(code(client, command("unsubscribe", ""))).isEqualTo(4);
      assertThat(code(client, command("unsubscribe", "\"sids\":[99]"))).isEqualTo(7);
      assertThat(code(client, command("update_subscription", "\"sids\":[1,2]"))).isEqualTo(12);
    }
  }

  private static String command(String command, String params) {
    return "{\"id\":1,\"cmd\":\"" + command + "\",\"params\":{" + params + "}}";
  }

  private static int code(WireClient client, String command) {
    client.send(command);
    JsonNode frame = client.next();
    assertThat(frame.path("type").asText()).isEqualTo("error");
    return frame.at("/msg/code").asInt();
  }

  @Test
  void marketsAreAddedAndDeletedOnALiveSubscription() throws Exception {
    String hourly =
        rest("/markets?series_ticker=KXBTCD&status=open").at("/markets/5/ticker").asText();
    try (WireClient client = connect()) {
      client.send(
          command(
              "subscribe",
              "\"channels\":[\"orderbook_delta\"],\"market_ticker\":\"" + openTicker() + "\""));
      client.await(type("orderbook_snapshot"));
      String markets = "\"sids\":[1],\"market_tickers\":[\"" + hourly + "\"],\"action\":";
      client.send(command("update_subscription", markets + "\"add_markets\""));
      JsonNode ok = client.await(type("ok"));
      assertThat(ok.at("/msg/market_tickers")).hasSize(2);
      JsonNode snapshot = client.await(type("orderbook_snapshot"));
      assertThat(snapshot.at("/msg/market_ticker").asText()).isEqualTo(hourly);
      client.send(command("update_subscription", markets + "\"delete_markets\""));
      assertThat(client.await(type("ok")).at("/msg/market_tickers")).hasSize(1);
      client.send(command("unsubscribe", "\"sids\":[1]"));
      assertThat(client.await(type("unsubscribed")).path("sid").asInt()).isEqualTo(1);
    }
  }

  @Test
  void theServerPings() throws Exception {
    try (WireClient client = connect()) {
      assertThat(client.ping()).isEqualTo("heartbeat");
    }
  }
}
