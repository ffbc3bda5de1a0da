// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.tape.Topic;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with a real broker and real databases: killed, restarted, compared. */
class ExecutionServiceIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> USABLE = List.of("GOOD", "FAIR", "POOR");

  @TempDir Path dir;

  private final ScriptedTape tape = new ScriptedTape(5, 12_000);
  private final List<Long> streamed = new ArrayList<>();

  @Test
  void aKilledServiceGoesOnAndItsLedgerEqualsThatOfOneThatNeverStopped() throws Exception {
    try (TestStack stack = TestStack.start(dir)) {
      TestStack.Database killed = stack.database("killed");
      TestStack.Database whole = stack.database("whole");
      runKilled(stack, killed);
      long last = tape.lastOffset();
      try (ServiceProcess service =
          new ServiceProcess("whole", stack, whole, Path.of("target", "whole.log"))) {
        service.awaitReady();
        service.awaitOffset(last);
        service.await("/api/v1/status", answer -> answer.body().contains("\"waitingFor\":null"));
      }
      for (String table : LedgerRows.TABLES) {
        List<String> rows = LedgerRows.of(whole, table);
        assertThat(LedgerRows.of(killed, table)).as(table).isEqualTo(rows);
        assertThat(rows).as(table).isNotEmpty();
      }
    }
  }

  private void runKilled(TestStack stack, TestStack.Database database) throws Exception {
    Path log = Path.of("target", "killed.log");
    int half = tape.events.size() / 2 / ScriptedTape.GROUP * ScriptedTape.GROUP;
    TapeProducer.of(tape, stack).send(0, half);
    try (ServiceProcess service = new ServiceProcess("killed", stack, database, log)) {
      service.awaitReady();
      service.awaitOffset(half / 2);
      readStream(service, 0, 20);
      long position = streamed.getLast();
      try (StreamReading reading = StreamReading.of(service, position, 5)) {
        reading.awaitEnough();
        service.kill();
        reading.awaitEnd();
        streamed.addAll(reading.ids());
      }
    }
    TapeProducer.of(tape, stack).send(half, tape.events.size());
    try (ServiceProcess service = new ServiceProcess("killed", stack, database, log)) {
      service.awaitReady();
      service.awaitOffset(tape.lastOffset());
      checkRest(service);
      SettlementsOverRest.checkLateCorrection(service, database);
      StatisticsOverRest.check(service);
      checkPublished(stack, database);
      checkDeadLetters(service);
      List<Long> stored = LedgerRows.of(database, "outbox").stream().map(Long::valueOf).toList();
      readStream(service, streamed.getLast(), stored.size() - streamed.size());
      assertThat(streamed).as("nothing is lost or repeated").isEqualTo(stored);
      checkStream(service, stored.getLast());
    }
  }

  /** Reads so many entries, then lets go. */
  private void readStream(ServiceProcess service, long position, int wanted) throws Exception {
    try (StreamReading reading = StreamReading.of(service, position, wanted)) {
      streamed.addAll(reading.awaitEnough().ids());
    }
  }

  private static void checkStream(ServiceProcess service, long last) throws Exception {
    String lost = service.get("/api/v1/stream?after=" + (last + 1000)).body();
    assertThat(lost).contains("event:lost", "\"newest\":" + last);
    assertThat(service.get("/api/v1/stream?after=-1").body()).contains("\"field\":\"after\"");
    assertThat(service.get("/api/v1/stream?type=fill,rumour").body())
        .contains("\"field\":\"type\"", "trade-closed");
  }

  private static void checkRest(ServiceProcess service) throws Exception {
    JsonNode summary = service.json("/api/v1/summary");
    JsonNode account = summary.get("accounts").get(0);
    assertThat(account.get("difference").asText()).isEqualTo("0.000000");
    assertThat(summary.get("trades").asLong()).isGreaterThan(10);
    assertThat(decimal(account, "tradePnl"))
        .isEqualTo(decimal(account, "cashChange").add(decimal(account, "openOutlay")));
    JsonNode trades = service.json("/api/v1/trades?limit=1000").get("trades");
    assertThat(trades.size()).isEqualTo(summary.get("trades").asInt());
    BigDecimal sum = BigDecimal.ZERO.setScale(6);
    for (JsonNode trade : trades) {
      sum = sum.add(decimal(trade, "pnl"));
    }
    assertThat(sum).isEqualTo(decimal(account, "cashChange"));
    checkTrade(service, trades.get(0).get("id").asText());
    assertThat(service.get("/api/v1/trades/nobody").statusCode()).isEqualTo(404);
    assertThat(service.get("/api/v1/trades/nobody").body()).contains("there is no trade 'nobody'");
    assertThat(service.get("/api/v1/trades?limit=0").statusCode()).isEqualTo(400);
    assertThat(service.get("/api/v1/trades?acount=main").body())
        .contains("\"field\":\"acount\"", "is unknown", "account, ");
    checkPages(service, trades);
    assertThat(service.get("/api/v1/summary?since=yesterday").body()).contains("since", "ISO UTC");
    checkDecisions(service);
    for (String path : List.of("positions", "sizing", "flash-events", "accounts")) {
      assertThat(service.get("/api/v1/" + path).statusCode()).as(path).isEqualTo(200);
    }
    checkFlashCrashes(service, summary);
    SettlementsOverRest.check(service, trades);
    ShadowsOverRest.check(service);
    JsonNode status = service.json("/api/v1/status");
    assertThat(status.get("feed").get("mode").asText()).isEqualTo("WS");
    assertThat(status.get("index").get("price").asText()).matches("\\d+\\.\\d{6}");
    assertThat(status.get("accounts").get(0).get("strategy").asText()).isEqualTo("chance");
    assertThat(service.get("/q/openapi").body()).contains("/api/v1/summary");
  }

  /** All trades once more, a few at a time, by the links in the headers. */
  private static void checkPages(ServiceProcess service, JsonNode trades) throws Exception {
    List<String> ids = new ArrayList<>();
    Optional<String> path = Optional.of("/api/v1/trades?sort=opened&limit=7");
    while (path.isPresent()) {
      HttpResponse<String> page = service.get(path.get());
      JSON.readTree(page.body()).get("trades").forEach(trade -> ids.add(trade.get("id").asText()));
      path = page.headers().firstValue("Link").map(link -> link.replaceAll("<(.*)>.*", "$1"));
    }
    assertThat(ids).isEqualTo(trades.findValuesAsText("id"));
    String next = service.json("/api/v1/trades?limit=7").get("next").asText();
    assertThat(service.get("/api/v1/trades?sort=pnl&cursor=" + next).body())
        .contains("\"field\":\"cursor\"");
  }

  private static void checkDecisions(ServiceProcess service) throws Exception {
    JsonNode all = service.json("/api/v1/decisions").get("decisions");
    assertThat(all).hasSize(1);
    JsonNode funnel = all.get(0);
    assertThat(funnel.get("instance").asText()).isEqualTo("chance");
    assertThat(funnel.get("orders").asLong()).isPositive();
    assertThat(funnel.get("stops"))
        .extracting(stop -> stop.get("gate").asText())
        .startsWith("STRATEGY_IDLE", "VOLUME", "SPREAD")
        .contains("NOT_OFFERED");
    JsonNode spread = funnel.get("stops").get(2);
    assertThat(spread.get("share").asText()).isEqualTo("30.0");
    assertThat(spread.get("value").asText()).isEqualTo("0.070000");
    assertThat(spread.get("threshold").asText()).isEqualTo("0.050000");
    assertThat(spread.get("unit").asText()).isEqualTo("dollars");
    String market = funnelBy(service, "market", "market");
    String minute = funnelBy(service, "minute", "minute");
    assertThat(service.json("/api/v1/decisions?by=minute&market=" + market).get("decisions"))
        .hasSizeLessThanOrEqualTo(6);
    JsonNode one =
        service.json("/api/v1/decisions?source=signal&since=" + minute).get("decisions").get(0);
    assertThat(one.get("stops")).allMatch(stop -> stop.get("source").asText().equals("SIGNAL"));
    assertThat(service.json("/api/v1/decisions?instance=nobody").get("decisions")).isEmpty();
    assertThat(service.json("/api/v1/decisions?until=2026-01-01T00:00:00Z").get("decisions"))
        .isEmpty();
    assertThat(service.get("/api/v1/decisions?by=day").body()).contains("instance, market, minute");
  }

  private static String funnelBy(ServiceProcess service, String by, String field) throws Exception {
    JsonNode funnels = service.json("/api/v1/decisions?by=" + by).get("decisions");
    assertThat(funnels.size()).as(by).isGreaterThan(1);
    assertThat(funnels).allMatch(funnel -> !funnel.get(field).isNull());
    return funnels.get(0).get(field).asText();
  }

  private static void checkFlashCrashes(ServiceProcess service, JsonNode summary) throws Exception {
    JsonNode crashes = service.json("/api/v1/flash-events?limit=1000").get("flashEvents");
    assertThat(crashes.size()).isPositive().isEqualTo(summary.get("flashCrashes").asInt());
    assertThat(summary.get("flashCrashesTradeable")).isEqualTo(summary.get("flashCrashes"));
    JsonNode crash = crashes.get(0);
    assertThat(crash.get("past").get("mean").asText()).isEqualTo("0.795000");
    assertThat(crash.get("atPeak").get("mid").asText()).isEqualTo("0.815000");
    assertThat(crash.get("atPeak").get("probability").asText()).isEqualTo("0.812345");
    assertThat(crash.get("now").get("ask").isNull()).isTrue();
    assertThat(crash.get("momentumPercent").asText()).isEqualTo("-0.1320");
    assertThat(crash.get("cause").asText()).isEqualTo("LIQUIDITY");
    assertThat(crash.get("tradeable").asBoolean()).isTrue();
    assertThat(crash.get("end").get("by").asText()).isEqualTo("RETRACE");
    assertThat(crash.get("end").get("trough").asText()).isEqualTo("0.610000");
    assertThat(crash.get("end").get("afterMs").asLong()).isNotNegative();
  }

  private static void checkTrade(ServiceProcess service, String id) throws Exception {
    JsonNode detail = service.json("/api/v1/trades/" + ServiceProcess.encoded(id));
    JsonNode trade = detail.get("trade");
    assertThat(trade.get("entryFills").size()).isPositive();
    assertThat(trade.get("exitFills").size()).isPositive();
    JsonNode fill = trade.get("entryFills").get(0);
    assertThat(fill.get("feeType").asText()).isEqualTo("quadratic");
    assertThat(fill.get("feeMultiplier").asText()).isEqualTo("1.000000");
    assertThat(fill.get("feeFactor").asText()).isEqualTo("1.000000");
    assertThat(fill.get("feeWaived").asBoolean(true)).isFalse();
    assertThat(detail.get("orders")).allMatch(o -> o.get("latencyMs").asLong() == 250);
    assertThat(trade.get("sizing").get("rule").asText()).isNotBlank();
    assertThat(trade.get("entryReason").get("code").asText()).isEqualTo("CHANCE");
    assertThat(trade.get("exitReason").asText()).isNotBlank();
    assertThat(trade.get("entryOffset").asLong()).isPositive();
    assertThat(trade.get("signalId").asText()).startsWith("chance:");
    assertThat(detail.get("orders").size()).isGreaterThanOrEqualTo(2);
    assertThat(trade.get("entryGrade").asText()).isIn(USABLE);
    assertThat(detail.get("atFill").get("health").get("grade")).isEqualTo(trade.get("entryGrade"));
    assertThat(detail.get("orders"))
        .filteredOn(order -> order.get("outcome").asText().equals("FILLED"))
        .isNotEmpty()
        .allSatisfy(order -> assertThat(order.get("grade").asText()).isIn(USABLE));
  }

  private static BigDecimal decimal(JsonNode node, String field) {
    return new BigDecimal(node.get(field).asText());
  }

  /** Both processes have put both bad signals aside. */
  private static void checkDeadLetters(ServiceProcess service) throws Exception {
    service.await(
        "/api/v1/dead-letters", answer -> answer.body().contains("\"topic\":\"signals\""));
    JsonNode letters = service.json("/api/v1/dead-letters");
    assertThat(letters.get("topics").get(0).get("since").asText()).startsWith("20");
    JsonNode last = letters.get("last").get(0);
    assertThat(last.get("topic").asText()).isEqualTo("signals");
    assertThat(last.get("offset").asLong()).isNotNegative();
    assertThat(last.get("reader").asText()).isEqualTo("execution-service");
    assertThat(last.get("reason").asText()).contains("unknown signal message type 'nonsense'");
    service.await(
        "/api/v1/status", answer -> answer.body().contains("unknown signal message type"));
    assertThat(service.json("/api/v1/status").get("deadLetters").get("count").asLong())
        .isPositive();
  }

  private static void checkPublished(TestStack stack, TestStack.Database database)
      throws Exception {
    assertThat(read(stack, Topic.SIGNALS.deadLetterName(), 1)).isNotEmpty();
    List<ConsumerRecord<String, byte[]>> ledger = read(stack, Topic.LEDGER.topicName(), 50);
    assertThat(ledger)
        .allSatisfy(
            r ->
                assertThat(new String(r.value(), StandardCharsets.UTF_8))
                    .startsWith("{\"type\":\""));
    assertThat(LedgerRows.of(database, "outbox").size()).isGreaterThan(500);
  }

  private static List<ConsumerRecord<String, byte[]>> read(
      TestStack stack, String topic, int count) {
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      for (int poll = 0; poll < 60 && found.size() < count; poll++) {
        consumer.poll(Duration.ofMillis(500)).forEach(found::add);
      }
    }
    return found;
  }
}
