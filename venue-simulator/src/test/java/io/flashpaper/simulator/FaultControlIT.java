// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.simulator.faults.Change;
import io.flashpaper.simulator.faults.Fault;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.faults.Transport;
import io.flashpaper.simulator.world.Rulings;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults asked for from outside, by HTTP. */
class FaultControlIT {
  private static final String ROOT = "/simulator/faults/";
  private static final String TICKER = "/coinbase/products/BTC-USD/ticker";

  @TempDir static Path folder;

  private static HeldWorld world;
  private static VenueSimulator simulator;

  @BeforeAll
  static void start() throws Exception {
    world = HeldWorld.start("Ed25519", folder);
    simulator = world.simulator();
  }

  @AfterEach
  void clear() {
    simulator.faults().clear();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static HttpResponse<String> get(String path) {
    return WireClient.get(simulator.port(), path);
  }

  private static HttpResponse<String> call(String method, String path, String body) {
    return WireClient.call(simulator.port(), method, ROOT + path, body);
  }

  @Test
  void faultsAreSetAndCleared() {
    call("PUT", "coinbase/rest", "{\"fault\":\"status\",\"code\":503}");
    assertThat(get(TICKER).statusCode()).isEqualTo(503);
    JsonNode state = WireClient.json(simulator.port(), "/simulator/faults");
    assertThat(state.at("/coinbase/rest/fault").asText()).isEqualTo("status");
    assertThat(state.at("/coinbase/rest/struck").asInt()).isOne();
    call("DELETE", "coinbase/rest", "");
    assertThat(get(TICKER).statusCode()).isEqualTo(200);
  }

  @Test
  void aFaultIsReadInAllItsFields() {
    String fault =
        "{\"fault\":\"mutated\",\"kind\":\"markets\",\"path\":\"/cursor\","
            + "\"changes\":[\"null\",\"list\"],\"healthy\":2}";
    assertThat(call("PUT", "kalshi/rest", fault).statusCode()).isEqualTo(200);
    assertThat(simulator.faults().fault(SimulatedVenue.KALSHI, Transport.REST))
        .contains(new Fault.Mutated("markets", "/cursor", List.of(Change.NULL, Change.LIST), 2));
  }

  @Test
  void whatComesSeldomCanBeAskedFor() throws Exception {
    try (WireClient coinbase = new WireClient(simulator.port(), "/coinbase/ws", Map.of());
        WireClient kalshi = world.kalshi()) {
      coinbase.send(
          "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"matches\"]}");
      coinbase.await(frame -> frame.path("type").asText().equals("last_match"));
      kalshi.send(
          "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"market_lifecycle_v2\"]}}");
      kalshi.await(frame -> frame.path("type").asText().equals("subscribed"));
      assertThat(call("POST", "last-match", "").statusCode()).isEqualTo(200);
      coinbase.await(frame -> frame.path("type").asText().equals("last_match"));
      assertThat(call("POST", "lifecycles", "{}").statusCode()).isEqualTo(200);
      kalshi.await(frame -> frame.path("type").asText().equals("market_lifecycle_v2"));
    }
  }

  @Test
  void settlementsCanBeLateOrOtherwiseAndCorrected() {
    String ruling = "{\"late_ms\":60000,\"result\":\"void\",\"yes_value\":\"0.4700\"}";
    assertThat(call("PUT", "kalshi/settlement", ruling).statusCode()).isEqualTo(200);
    JsonNode state = WireClient.json(simulator.port(), "/simulator/faults");
    assertThat(state.at("/kalshi/settlement/late_ms").asLong()).isEqualTo(60_000);
    assertThat(state.at("/kalshi/settlement/result").asText()).isEqualTo("void");
    call("DELETE", "kalshi/settlement", "");
    assertThat(simulator.faults().settlement()).isEqualTo(Rulings.USUAL);

    String markets = "/trade-api/v2/markets?status=settled&series_ticker=KXBTC15M";
    JsonNode before = WireClient.json(simulator.port(), markets).at("/markets/0");
    assertThat(before.path("expiration_value").asText()).isNotEmpty();
    String correction =
        "{\"market\":%s,\"result\":\"void\",\"yes_value\":\"0.5\"}"
            .formatted(before.path("ticker"));
    assertThat(call("POST", "correction", correction).statusCode()).isEqualTo(200);
    JsonNode after =
        WireClient.json(simulator.port(), "/trade-api/v2/markets/" + before.path("ticker").asText())
            .path("market");
    assertThat(after.path("result").asText()).isEqualTo("scalar");
    assertThat(after.path("settlement_value_dollars").asText()).isEqualTo("0.5000");
    assertThat(after.path("expiration_value").asText()).isEmpty();
    assertThat(after.path("updated_time").asText())
        .isGreaterThanOrEqualTo(before.path("updated_time").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          PUT;  kalshi/clock; {"ahead":1};     there is no field ahead; there is ahead_ms
          PUT;  kalshi/clock; {"ahead_ms":"1"}; ahead_ms must be a whole number, but is "1"
          PUT;  kalshi/clock; {};              ahead_ms must be a whole number, but is missing
          PUT;  kalshi/clock; [1];             a JSON object is expected, but the body is [1]
          PUT;  kalshi/rest;  {"fault";        the body is no JSON: a JSON object is expected
          PUT;  kalshi/rest;  {"fault":"x"};   fault must be one of status, reset, half_open
          PUT;  kalshi/rest;  {"fault":"status","code":"503"}; code must be a whole number, but is "503"
          PUT;  kalshi/rest;  {"fault":"status","code":200};   code must be 400 to 599
          PUT;  kalshi/rest;  {"fault":"reset","code":503};    there is no field code; there is fault
          PUT;  kalshi/rest;  {"fault":"silence","acknowledged":1}; acknowledged must be true or false
          PUT;  kalshi/rest;  {"fault":"mutated","kind":"a","path":"b"}; path must be a JSON pointer
          PUT;  kalshi/rest;  {"fault":"mutated","kind":"a","changes":["x"]}; changes must be a list of removed
          PUT;  kraken/settlement; {};         use PUT /simulator/faults/{venue}/{rest|websocket|clock}
          PUT;  kalshi/settlement; {"late_ms":1800001}; late_ms must be from 0 to 1800000, but is 1800001
          PUT;  kalshi/settlement; {"result":"maybe"}; result must be yes, no, scalar or void, but is "maybe"
          PUT;  kalshi/settlement; {"result":"void"};  yes_value must be a text, but is missing
          PUT;  kalshi/settlement; {"result":"scalar","yes_value":"1.5"}; yes_value must be from 0.0000 to 1.0000
          PUT;  kalshi/settlement; {"result":"scalar","yes_value":"half"}; yes_value must be dollars
          POST; correction;   {"market":"X","result":"no"}; market X has not been paid
          POST; disconnect;   {"venue":7};     venue must be a text, but is 7
          POST; disconnect;   {"venue":"x"};   there is no venue x
          POST; snapshots;    {"market":"x"};  there is no field market; none is expected
          POST; restart;      {"down_ms":1.5}; down_ms must be a whole number, but is 1.5
          PUT;  x/rest;       {};              there is no venue x
          PUT;  kalshi/tcp;   {};              there is no transport tcp
          POST; x;            {};              there is no x; there is disconnect, snapshots
          """)
  void whatIsAskedForWronglyIsRefusedByItsField(
      String method, String path, String body, String sentence) {
    HttpResponse<String> answer = call(method, path, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Fields.json(answer.body()).path("error").asText())
        .startsWith(sentence)
        .doesNotContain("jackson", "Jackson", "JSON input");
    assertThat(simulator.faults().fault(SimulatedVenue.KALSHI, Transport.REST)).isEmpty();
    assertThat(simulator.faults().clock(SimulatedVenue.KALSHI)).isZero();
  }

  @Test
  void aRestartIsShort() throws Exception {
    try (WireClient open = new WireClient(simulator.port(), "/coinbase/ws", Map.of())) {
      call("POST", "restart", "{\"down_ms\":100}");
      open.awaitEnd();
      Instant deadline = Instant.now().plusSeconds(15);
      while (!isUp()) {
        assertThat(Instant.now()).isBefore(deadline);
      }
    }
  }

  private static boolean isUp() {
    try {
      return get(TICKER).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
