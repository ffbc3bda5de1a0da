// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flashpaper.ledger.ScriptedTape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service telling a receiver on loopback what its ledger does. */
@Timeout(300)
class AlertsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "alerts-secret-5f0c21";
  private static final Path LOG = Path.of("target", "alerts.log");
  private static final String TRADES = "select id from trade order by id";
  private static final String CLOSED = "select id from trade where status = 'CLOSED' order by id";

  @TempDir Path dir;

  private final ScriptedTape tape = new ScriptedTape(5, 6_000);
  private final ConcurrentLinkedQueue<JsonNode> told = new ConcurrentLinkedQueue<>();
  private HttpServer receiver;

  @BeforeEach
  void listen() throws IOException {
    Files.deleteIfExists(LOG);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::take);
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    told.add(JSON.readTree(exchange.getRequestBody()));
    boolean isKnown =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    exchange.sendResponseHeaders(isKnown ? 200 : 401, -1);
    exchange.close();
  }

  private ServiceProcess start(TestStack stack, TestStack.Database database) throws IOException {
    String channels = "flashpaper.alerts.channels.";
    return new ServiceProcess(
        "alerts",
        stack,
        database,
        LOG,
        channels + "mine.kind=webhook",
        channels + "mine.url=http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
        channels + "mine.token-file=" + Files.writeString(dir.resolve("token"), TOKEN + "\n"),
        channels + "mine.per-minute=100000",
        channels + "away.kind=ntfy",
        channels + "away.url=http://127.0.0.1:1/" + TOKEN,
        channels + "away.rules=trade-closed",
        "flashpaper.alerts.templates.trade-opened={account} {trade}");
  }

  @Test
  void everyTradeIsToldOnceAlsoAcrossARestartAndAChannelThatIsAwayHarmsNobody() throws Exception {
    try (TestStack stack = TestStack.start(dir)) {
      TestStack.Database database = stack.database("alerts");
      int half = tape.events.size() / 2 / ScriptedTape.GROUP * ScriptedTape.GROUP;
      try (ServiceProcess service = start(stack, database)) {
        service.awaitReady();
        await(() -> rows(database, "select 'x' from alert_position"), rows -> !rows.isEmpty());
        TapeProducer.of(tape, stack).send(0, half);
        service.awaitOffset(ScriptedTape.offset(half - 1));
        allIsTold(database);
        aTestReachesWhomItCan(service);
        service.stop();
      }
      TapeProducer.of(tape, stack).send(half, tape.events.size());
      try (ServiceProcess service = start(stack, database)) {
        service.awaitOffset(tape.lastOffset());
        allIsTold(database);
      }
      assertThat(rules()).contains("trade-opened", "trade-closed", "test");
      assertThat(Files.readString(LOG))
          .contains("Channel away is asked again")
          .doesNotContain(TOKEN);
    }
  }

  private void allIsTold(TestStack.Database database) throws Exception {
    await(
        () ->
            ids("trade-opened").equals(rows(database, TRADES))
                && ids("trade-closed").equals(rows(database, CLOSED)),
        isSo -> isSo);
    assertThat(ids("trade-closed")).hasSizeGreaterThan(3);
  }

  private List<String> ids(String rule) {
    return told.stream()
        .filter(alert -> alert.path("rule").asText().equals(rule))
        .map(alert -> alert.path("fields").path("trade").asText())
        .sorted()
        .toList();
  }

  private List<String> rules() {
    return told.stream().map(alert -> alert.path("rule").asText()).distinct().toList();
  }

  private static void aTestReachesWhomItCan(ServiceProcess service) throws Exception {
    JsonNode tested =
        JSON.readTree(
            service
                .send(service.request("/api/v1/alerts/test").POST(BodyPublishers.noBody()))
                .body());
    assertThat(tested.toString()).doesNotContain(TOKEN);
    assertThat(tested.path("channels").get(0).path("channel").asText()).isEqualTo("away");
    assertThat(tested.path("channels").get(0).path("problem").asText()).isNotEmpty();
    assertThat(tested.path("channels").get(1).path("problem").asText()).isEmpty();
    JsonNode channels = service.json("/api/v1/alerts").path("channels");
    assertThat(channels.get(1).path("sent").asLong()).isPositive();
    assertThat(channels.get(0).path("problem").asText()).contains("ConnectException");
  }

  /** Something that may fail. */
  private interface Asked<T> {
    T get() throws Exception;
  }

  private static <T> void await(Asked<T> asked, Predicate<T> awaited) throws Exception {
    T last = asked.get();
    for (int poll = 0; poll < 600 && !awaited.test(last); poll++) {
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS))
          .join();
      last = asked.get();
    }
    assertThat(last).matches(awaited, "as awaited, see " + LOG);
  }

  private static List<String> rows(TestStack.Database database, String sql) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
