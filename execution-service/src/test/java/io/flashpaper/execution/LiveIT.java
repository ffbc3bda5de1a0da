// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.ledger.ScriptedTape;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard shows, by packaged services with a real broker and a real database. */
@Timeout(300)
class LiveIT {
  private static final Path LOG = Path.of("target", "live.log");
  private static final String COMMAND = "command-token-of-the-test-0123456789abcdef";
  private static final String READ = "read-token-of-the-test-0123456789abcdef01";

  @TempDir Path dir;

  private final ScriptedTape tape = new ScriptedTape(11, 6_000);

  @Test
  void itIsToldAsItHappensAndTheHistoryOutlivesTheServiceOnLeaderAndStandby() throws Exception {
    try (TestStack stack = TestStack.start(dir)) {
      TestStack.Database database = stack.database("live");
      int half = tape.events.size() / 2 / ScriptedTape.GROUP * ScriptedTape.GROUP;
      TapeProducer.of(tape, stack).send(0, half);
      JsonNode before;
      try (ServiceProcess service = new ServiceProcess("live", stack, database, LOG);
          LiveReading reading = readingOnce(service)) {
        reading.await(now -> now.get("tapeOffset").asLong() == ScriptedTape.offset(half - 1));
        before = history(service, half);
        checkHistory(before);
        TapeProducer.of(tape, stack).send(half, tape.events.size());
        JsonNode now = reading.await(this::isAtEnd);
        checkNow(now);
        checkSystem(service, "LEADER");
      }
      try (ServiceProcess leader = new ServiceProcess("live", stack, database, LOG)) {
        leader.awaitReady();
        assertThat(rows(history(leader, half))).isEqualTo(rows(before));
        try (ServiceProcess standby = new ServiceProcess("live", stack, database, LOG);
            LiveReading reading = readingOnce(standby)) {
          standby.await("/q/health/ready", answer -> answer.body().contains("standing by"));
          checkNow(reading.await(this::isAtEnd));
          assertThat(rows(history(standby, half))).isEqualTo(rows(before));
          checkSystem(standby, "STANDBY");
        }
      }
    }
  }

  private static LiveReading readingOnce(ServiceProcess service) throws InterruptedException {
    service.await("/api/v1/now", answer -> answer.statusCode() == 200);
    return LiveReading.of(service);
  }

  private boolean isAtEnd(JsonNode now) {
    return now.get("tapeOffset").asLong() == tape.lastOffset()
        && now.get("ledgerOffset").asLong() == tape.lastOffset()
        && now.get("waitingFor").isNull()
        && !now.get("accounts").isEmpty();
  }

  private static void checkNow(JsonNode now) {
    assertThat(now.get("mode").asText()).isEqualTo("WS");
    assertThat(now.get("index").get("price").asText()).matches("[0-9]+\\.[0-9]{6}");
    JsonNode account = now.get("accounts").get(0);
    assertThat(account.get("equity").asText()).matches("[0-9]+\\.[0-9]{6}");
    assertThat(account.get("openTrades").asInt()).isNotNegative();
    now.get("positions")
        .forEach(position -> assertThat(position.get("side").asText()).isIn("YES", "NO"));
  }

  /** Of the first half, whole only once it was read again. */
  private static JsonNode history(ServiceProcess service, int half) throws Exception {
    long fromMs = ScriptedTape.T0;
    long toMs = ScriptedTape.T0 + (half - 20) * 200L;
    String path =
        "/api/v1/history?market=KXBTC15M-TEST-1&points=5000&from=%d&to=%d".formatted(fromMs, toMs);
    service.await(path, answer -> answer.body().contains("\"whole\":true"));
    return service.json(path);
  }

  private static List<String> rows(JsonNode history) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < history.get("timesMs").size(); row++) {
      rows.add(
          "%s %s %s"
              .formatted(
                  history.get("timesMs").get(row),
                  history.get("btc").get(row),
                  history.get("yesBid").get(row)));
    }
    return rows;
  }

  private static void checkHistory(JsonNode history) {
    assertThat(history.get("reason").isNull()).isTrue();
    assertThat(history.get("strike").asText()).isEqualTo("76500.00");
    assertThat(history.get("timesMs").size()).isGreaterThan(500);
    long known = 0;
    for (JsonNode bid : history.get("yesBid")) {
      known += bid.isNumber() ? 1 : 0;
    }
    assertThat(known).isBetween(200L, 301L);
  }

  private void checkSystem(ServiceProcess service, String role) throws Exception {
    String judged = "\"signals\":{\"tapeOffset\":%d,".formatted(tape.lastOffset());
    service.await(
        "/api/v1/system",
        answer -> answer.body().contains("\"role\":\"" + role) && answer.body().contains(judged));
    JsonNode system = service.json("/api/v1/system");
    assertThat(system.get("ledger").get("lagRecords").asLong()).isZero();
    assertThat(system.get("tape").get("heardAgoMs").asLong()).isNotNegative();
    assertThat(system.get("history").get("markets").asInt()).isPositive();
  }

  @Test
  void aNeighboursReportIsPassedOnAndOneThatIsAwayIsNamedWithTheRemedy() throws Exception {
    try (TestStack stack = TestStack.startDatabasesOnly(dir);
        StubNeighbour feed = new StubNeighbour();
        ServiceProcess service =
            new ServiceProcess(
                "neighbours",
                stack,
                stack.database("neighbours"),
                LOG,
                "flashpaper.api.read-tokens=" + READ,
                "flashpaper.api.command-tokens=" + COMMAND,
                "flashpaper.neighbours.feed=" + feed.address())) {
      service.as(READ);
      service.await("/api/v1/status", answer -> answer.statusCode() == 200);
      HttpResponse<String> feeds = service.get("/api/v1/feeds");
      assertThat(feeds.body()).isEqualTo(StubNeighbour.ANSWER);
      assertThat(feed.asked()).containsExactly("GET /api/v1/feeds Bearer " + READ);
      HttpResponse<String> unset = service.get("/api/v1/strategies");
      assertThat(unset.statusCode()).isEqualTo(503);
      assertThat(unset.body()).contains("set flashpaper.neighbours.signal to its address");
      feed.close();
      HttpResponse<String> away = service.get("/api/v1/feeds");
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.body()).contains("see that it runs, and that flashpaper.neighbours.feed");
      checkPermissions(service);
    }
  }

  private static void checkPermissions(ServiceProcess service) throws Exception {
    assertThat(service.as(READ).get("/api/v1/permissions").body())
        .isEqualTo("{\"read\":true,\"command\":false}");
    assertThat(service.as(COMMAND).get("/api/v1/permissions").body())
        .isEqualTo("{\"read\":true,\"command\":true}");
    assertThat(service.as("").get("/api/v1/permissions").statusCode()).isEqualTo(401);
  }
}
