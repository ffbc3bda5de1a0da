// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.simulator.faults.Change;
import io.flashpaper.simulator.faults.Fault;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.faults.Transport;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each fault does to a client. */
class FaultsIT {
  private static final String WS = "/trade-api/ws/v2";
  private static final String REST = "/trade-api/v2";
  private static final String TICKER = "/coinbase/products/BTC-USD/ticker";

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

  @AfterEach
  void clear() {
    simulator.faults().clear();
    simulator.release();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static WireClient kalshi() throws Exception {
    return world.kalshi();
  }

  private static WireClient subscribed(String yesPrice) throws Exception {
    WireClient client = kalshi();
    client.send(
        "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
            + "\"market_ticker\":\""
            + simulator.truth().trading().getFirst()
            + "\",\"use_yes_price\":"
            + yesPrice
            + "}}");
    client.await(type("orderbook_snapshot"));
    return client;
  }

  private static void wrong(Transport transport, Fault fault) {
    simulator.faults().set(SimulatedVenue.KALSHI, transport, fault);
  }

  private static HttpResponse<String> get(String path) {
    return WireClient.get(simulator.port(), path);
  }

  private static Predicate<JsonNode> type(String type) {
    return frame -> frame.path("type").asText().equals(type);
  }

  private static void move() {
    clock.advance(Duration.ofSeconds(3));
  }

  private static long seq(WireClient client) {
    return client.await(frame -> frame.has("seq")).path("seq").asLong();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 503})
  void aStatusAnswersRequestsAndHandshakesButLeavesOpenConnectionsAlone(int code) throws Exception {
    try (WireClient open = subscribed("true")) {
      wrong(Transport.REST, new Fault.Status(code, 7));
      wrong(Transport.WEBSOCKET, new Fault.Status(code));
      assertThat(get(REST + "/markets").statusCode()).isEqualTo(code);
      assertThat(get(REST + "/markets").headers().firstValue("Retry-After")).contains("7");
      assertThatThrownBy(FaultsIT::kalshi).hasStackTraceContaining("WebSocketHandshakeException");
      assertThat(simulator.faults().struck(SimulatedVenue.KALSHI, Transport.WEBSOCKET)).isOne();
      assertThat(get(TICKER).statusCode()).isEqualTo(200);
      move();
      assertThat(open.next()).isNotNull();
    }
  }

  @Test
  void aVenueThatIsDownResetsWhatIsOpenAndWhatComes() throws Exception {
    try (WireClient open = subscribed("true")) {
      simulator.faults().goDown(SimulatedVenue.KALSHI);
      open.awaitEnd();
      assertThatThrownBy(() -> get(REST + "/markets")).isInstanceOf(UncheckedIOException.class);
      assertThatThrownBy(FaultsIT::kalshi).isInstanceOf(RuntimeException.class);
      simulator.faults().comeBack(SimulatedVenue.KALSHI);
      assertThat(get(REST + "/markets").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aServerThatIsDownRefusesConnectionsAndComesBackOnItsPort() throws Exception {
    int port = simulator.port();
    try (WireClient open = subscribed("true")) {
      simulator.faults().goDown();
      open.awaitEnd();
      assertThatThrownBy(() -> get(TICKER)).hasRootCauseInstanceOf(java.io.IOException.class);
      simulator.faults().comeBack();
      assertThat(simulator.port()).isEqualTo(port);
      assertThat(get(TICKER).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aHalfOpenConnectionSendsNothingNotEvenPongsAndEndsWithTheFault() throws Exception {
    try (WireClient open = subscribed("true")) {
      wrong(Transport.WEBSOCKET, new Fault.HalfOpen());
      move();
      open.sendPing();
      assertThat(get(TICKER).statusCode()).isEqualTo(200);
      assertThat(open.heard()).isEmpty();
      assertThat(open.pongs()).isZero();
      assertThat(simulator.faults().connections(SimulatedVenue.KALSHI)).isPositive();
      simulator.faults().clear(SimulatedVenue.KALSHI, Transport.WEBSOCKET);
      open.awaitEnd();
    }
  }

  @Test
  void inSilencePingsAndPerhapsCommandsAreAnsweredButNoDataComes() throws Exception {
    try (WireClient open = subscribed("true")) {
      wrong(Transport.WEBSOCKET, new Fault.Silence(true));
      move();
      open.sendPing();
      open.awaitPong();
      open.send("{\"id\":3,\"cmd\":\"list_subscriptions\"}");
      assertThat(open.next().path("type").asText()).isEqualTo("ok");
      wrong(Transport.WEBSOCKET, new Fault.Silence(false));
      open.send("{\"id\":4,\"cmd\":\"list_subscriptions\"}");
      open.sendPing();
      open.awaitPong();
      assertThat(open.heard()).isEmpty();
    }
  }

  @Test
  void framesAndBodiesCanBeGarbageCutShortOrFarTooLong() throws Exception {
    try (WireClient open = subscribed("true")) {
      for (Fault fault : List.of(new Fault.Garbage(), new Fault.Truncated())) {
        wrong(Transport.WEBSOCKET, fault);
        wrong(Transport.REST, fault);
        move();
        String frame = open.text();
        assertThatThrownBy(() -> Fields.json(frame)).isInstanceOf(AssertionError.class);
        String body = get(REST + "/exchange/status").body();
        assertThatThrownBy(() -> Fields.json(body)).isInstanceOf(AssertionError.class);
      }
    }
    wrong(Transport.REST, new Fault.Oversize(20_000_000));
    assertThat(get(REST + "/exchange/status").body().length()).isGreaterThan(20_000_000);
    try (WireClient fresh = subscribedAfter(new Fault.Oversize(20_000_000))) {
      assertThat(fresh.text().length()).isGreaterThan(20_000_000);
      move();
      assertThat(fresh.next().has("type")).isTrue();
    }
  }

  private static WireClient subscribedAfter(Fault fault) throws Exception {
    simulator.faults().clear();
    WireClient client = subscribed("true");
    wrong(Transport.WEBSOCKET, fault);
    move();
    return client;
  }

  @Test
  void dataFramesCanComeTwiceSwappedOrNotAtAll() throws Exception {
    try (WireClient twice = subscribedAfter(new Fault.Duplicates())) {
      assertThat(seq(twice)).isEqualTo(seq(twice)).isEqualTo(2);
    }
    try (WireClient swapped = subscribedAfter(new Fault.Reordered())) {
      assertThat(List.of(seq(swapped), seq(swapped))).containsExactly(3L, 2L);
    }
    try (WireClient gap = subscribedAfter(new Fault.Gap(3))) {
      move();
      move();
      assertThat(seq(gap)).isEqualTo(5);
    }
  }

  @Test
  void anAnswerCanBeTheOneBeforeOrOlder() {
    String path = REST + "/markets/" + simulator.truth().trading().getFirst() + "/orderbook";
    wrong(Transport.REST, new Fault.Duplicates());
    String first = get(path).body();
    move();
    simulator.truth().trading();
    assertThat(get(path).body()).isEqualTo(first);
  }

  @Test
  void booksCanBeUpsideDownNegativeOrCrossed() throws Exception {
    String path = REST + "/markets/" + simulator.truth().trading().getFirst() + "/orderbook";
    JsonNode right = WireClient.json(simulator.port(), path).at("/orderbook_fp/no_dollars/0/0");
    wrong(Transport.REST, new Fault.WrongNoScale());
    JsonNode turned = WireClient.json(simulator.port(), path).at("/orderbook_fp/no_dollars/0/0");
    assertThat(turned.asDouble() + right.asDouble()).isBetween(0.9999, 1.0001);
    wrong(Transport.REST, new Fault.NegativeLevel());
    assertThat(get(path).body()).contains("\"-1000000.00\"");
    wrong(Transport.REST, new Fault.Crossed());
    assertThat(get(path).body()).contains("\"0.9900\",\"1000000.00\"");
    try (WireClient client = subscribedAfter(new Fault.NegativeLevel())) {
      assertThat(client.await(type("orderbook_delta")).at("/msg/delta_fp").asText())
          .isEqualTo("-1000000.00");
    }
    try (WireClient client = subscribedAfter(new Fault.Crossed())) {
      move();
      move();
      JsonNode lie = client.await(f -> f.at("/msg/delta_fp").asText().equals("1000000.00"));
      assertThat(lie.at("/msg/price_dollars").asText()).isEqualTo("0.9900");
      assertThat(lie.at("/msg/side").asText()).isEqualTo("yes");
    }
  }

  @Test
  void booksCanComeUnasked() throws Exception {
    try (WireClient client = subscribed("true")) {
      simulator.faults().sendSnapshots();
      JsonNode snapshot = client.await(type("orderbook_snapshot"));
      assertThat(snapshot.has("id")).isFalse();
    }
  }

  @Test
  void howMarketsCameToBeWhatTheyAreCanBeToldAgain() throws Exception {
    try (WireClient client = kalshi()) {
      client.send(
          "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"market_lifecycle_v2\"]}}");
      client.await(type("subscribed"));
      simulator.hold();
      simulator.faults().sendLifecycles();
      simulator.faults().sendLifecycles();
      Map<String, List<String>> first = new LinkedHashMap<>();
      List<JsonNode> frames = client.upTo(frame -> isToldTwice(first, frame));
      assertThat(frames).allMatch(type("market_lifecycle_v2")::test);
      assertThat(frames.getLast().path("seq").asInt()).isEqualTo(frames.size());
      assertThat(first.values())
          .contains(List.of("created"), List.of("created", "metadata_updated"))
          .contains(List.of("created", "metadata_updated", "determined", "settled"));
      assertThat(first.keySet()).containsAll(simulator.truth().trading());
    }
  }

  /** Collects what is told of each market until one is told of as before. */
  private static boolean isToldTwice(Map<String, List<String>> told, JsonNode frame) {
    List<String> events =
        told.computeIfAbsent(frame.at("/msg/market_ticker").asText(), _ -> new ArrayList<>());
    String event = frame.at("/msg/event_type").asText();
    return events.contains(event) || !events.add(event);
  }

  @Test
  void coinbaseCanTellOfItsLastMatchAgain() {
    try (WireClient client = new WireClient(simulator.port(), "/coinbase/ws", Map.of())) {
      client.send(
          "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"matches\"]}");
      JsonNode last = client.await(type("last_match"));
      simulator.hold();
      simulator.faults().sendLastMatch();
      ObjectNode again = (ObjectNode) client.await(type("last_match"));
      assertThat(again.remove("sequence").asLong()).isGreaterThan(last.path("sequence").asLong());
      assertThat(again).isEqualTo(((ObjectNode) last).without("sequence"));
    }
  }

  @Test
  void aClockThatIsWrongShowsInDatesAndStampsAndRefusesSignatures() throws Exception {
    simulator.faults().clock(SimulatedVenue.KALSHI, Duration.ofSeconds(30));
    assertThat(get(REST + "/exchange/status").headers().firstValue("Date").orElseThrow())
        .startsWith("Mon, 02 Mar 2026 14:");
    assertThatThrownBy(FaultsIT::kalshi).hasStackTraceContaining("WebSocketHandshakeException");
    try (WireClient late =
        new WireClient(simulator.port(), WS, world.key().headers(clock.millis() + 30_000))) {
      late.send(
          "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"ticker\"],"
              + "\"send_initial_snapshot\":true}}");
      JsonNode ticker = late.await(type("ticker"));
      assertThat(ticker.at("/msg/ts_ms").asLong()).isEqualTo(clock.millis() + 30_000);
    }
  }

  @Test
  void bitstampCanAskItsClientsToConnectAnew() {
    try (WireClient client = new WireClient(simulator.port(), "/bitstamp/ws", Map.of())) {
      simulator.faults().requestReconnect();
      assertThat(client.next().path("event").asText()).isEqualTo("bts:request_reconnect");
    }
  }

  @Test
  void everyFieldOfAKindIsMutatedInTurn() {
    simulator
        .faults()
        .set(
            SimulatedVenue.COINBASE,
            Transport.REST,
            new Fault.Mutated("ticker", "", List.of(Change.REMOVED, Change.NUMBER), 1));
    for (int asked = 0; asked < 40; asked++) {
      get(TICKER);
    }
    assertThat(simulator.faults().progress(SimulatedVenue.COINBASE, Transport.REST))
        .hasValueSatisfying(
            progress -> {
              assertThat(progress.isComplete()).isTrue();
              assertThat(progress.done()).contains("/bid REMOVED", "/bid NUMBER");
              assertThat(progress.done()).doesNotContain("/trade_id NUMBER").hasSize(15);
            });
    assertThat(WireClient.json(simulator.port(), TICKER).path("bid").isTextual()).isTrue();
  }

  @Test
  void theTruthIsTheBookAndItsPast() {
    simulator.hold();
    simulator.truth().keepHistory(Duration.ofMinutes(1));
    String ticker = simulator.truth().trading().getFirst();
    var held = simulator.truth().book(ticker);
    assertThat(simulator.truth().history(ticker).iterator().next().book()).isEqualTo(held);
    move();
    assertThat(get(TICKER).statusCode()).isEqualTo(200);
    assertThat(simulator.truth().book(ticker)).isEqualTo(held);
    assertThat(simulator.truth().quote(SimulatedVenue.KRAKEN)).isPresent();
    assertThat(simulator.truth().quote(SimulatedVenue.KALSHI)).isEmpty();
  }
}
