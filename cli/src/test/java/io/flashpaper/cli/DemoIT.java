// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.stack.FileTree;
import io.flashpaper.stack.FreePorts;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.read.RecordedMessages;
import io.flashpaper.tapefiles.read.TapeFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import picocli.CommandLine;

/** One data folder through three runs of the whole stack, each seen as a user sees it. */
@TestMethodOrder(OrderAnnotation.class)
final class DemoIT {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String STATUS = "/api/v1/status";
  private static final String SUMMARY = "/api/v1/summary";
  private static final long ENOUGH_TRADES = 5;
  private static final String TRADES = "/api/v1/trades?limit=500";
  private static final Path WORK =
      RepositoryLayout.find().root().resolve("cli/target/demo-it").toAbsolutePath();
  private static final Path DATA = WORK.resolve("data");

  private static List<String> knownTrades = List.of();
  private static Instant playedTo = Instant.EPOCH;
  private static JsonNode played = JSON.createObjectNode();

  @BeforeAll
  static void startWithNothing() throws Exception {
    if (Files.exists(WORK)) {
      FileTree.delete(WORK);
    }
    Files.createDirectories(WORK);
  }

  @Test
  @Order(1)
  void aRunTradesAndItsCashIsExplainedToTheLastDigit() throws Exception {
    try (Launched demo = demo("first", "--speed", "60", "--seed", "7")) {
      assertThat(demo.get(STATUS).path("tapeOffset").isNumber()).isTrue();
      try (TopicPeek topics = new TopicPeek(demo.awaitStack().kafka())) {
        assertThat(topics.first("tape", 100)).allMatch(DemoIT::isMessage);
        assertThat(topics.first("signals", 20)).allMatch(DemoIT::isMessage);
      }
      demo.await(SUMMARY, answer -> answer.path("trades").asLong() >= ENOUGH_TRADES);
      knownTrades = ids(demo.get(TRADES));
      assertThat(demo.get(TRADES).path("trades"))
          .allSatisfy(
              trade -> assertThat(trade.path("entryGrade").asText()).isIn("GOOD", "FAIR", "POOR"));

      requireCommandsAnswer();

      demo.terminate();
      assertThat(demo.awaitEnd()).as(demo.said()).isZero();
      JsonNode summary = JSON.readTree(demo.stdout());
      assertThat(summary.path("trades").asLong()).isGreaterThanOrEqualTo(ENOUGH_TRADES);
      assertThat(summary.path("complete").asBoolean()).isTrue();
      assertThat(summary.path("accounts")).isNotEmpty().allSatisfy(DemoIT::requireExplained);
      playedTo = Instant.parse(summary.path("to").asText());
      played = summary;
      assertThat(only("results")).content().contains("\"exitReason\" : \"stopped\"");
      assertThat(DATA.resolve("logs/live.log")).content().contains("status");
    }
    requireNothingRuns();
    requireRecorded();
  }

  @Test
  @Order(2)
  void whatItRecordedReplaysToTheSameLedger() throws Exception {
    StringWriter out = new StringWriter();
    CommandLine replay = Main.commandLine().setOut(new PrintWriter(out));

    int status =
        replay.execute(
            "replay",
            DATA.resolve("tape").toString(),
            "--json",
            "--report",
            WORK.resolve("replay.html").toString());

    assertThat(status).isZero();
    JsonNode replayed = JSON.readTree(out.toString());
    for (String figure : List.of("trades", "wins", "tradePnl", "fees", "averageSize")) {
      assertThat(replayed.path(figure).asText()).as(figure).isEqualTo(played.path(figure).asText());
    }
    assertThat(replayed.path("accounts")).isEqualTo(played.path("accounts"));
    assertThat(replayed.path("events").asLong()).isPositive();
    requireTheSameTradesReported();
  }

  /** What was printed, the session's report and that of the replay are of one ledger. */
  private static void requireTheSameTradesReported() throws Exception {
    assertThat(report(".html")).content().contains("Flashpaper demo").contains("stopped");
    JsonNode session = JSON.readTree(Files.readString(report(".json")));
    assertThat(session.path("oneMoment").asBoolean()).isTrue();
    assertThat(session.path("summary").path("accounts")).isEqualTo(played.path("accounts"));
    assertThat(session.at("/statistics/total/results/net")).isEqualTo(played.path("tradePnl"));
    Map<String, JsonNode> replayed =
        closed(JSON.readTree(Files.readString(WORK.resolve("replay.json"))));
    assertThat(replayed).hasSizeGreaterThanOrEqualTo((int) ENOUGH_TRADES);
    assertThat(closed(session)).isEqualTo(replayed).hasSize(played.path("trades").asInt());
  }

  private static Map<String, JsonNode> closed(JsonNode report) {
    Map<String, JsonNode> trades = new TreeMap<>();
    for (JsonNode trade : report.path("tradeList")) {
      if (trade.path("status").asText().equals("CLOSED")) {
        trades.put(trade.path("id").asText(), trade);
      }
    }
    return trades;
  }

  private static Path report(String ending) throws Exception {
    try (Stream<Path> files = Files.list(DATA.resolve("reports"))) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .reduce((one, other) -> fail("two reports: %s and %s", one, other))
          .orElseThrow();
    }
  }

  /** Commands as a user gives them, to the stack that runs. */
  private static void requireCommandsAnswer() throws Exception {
    assertThat(said("status", "--json").path("tapeOffset").asLong()).isPositive();
    assertThat(said("trades", "--json").path("trades")).isNotEmpty();
    assertThat(said("trade", "last", "--json").at("/trade/id").asText()).isNotEmpty();
    assertThat(said("accounts", "--json").path("accounts")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(said("feeds", "--json").path("venues")).hasSize(5);
    assertThat(said("strategies", "--json").path("strategies")).hasSizeGreaterThanOrEqualTo(4);
    assertThat(said("decisions", "--json").path("decisions")).isNotEmpty();
    assertThat(said("compare", "--json").path("verdict").asText()).isNotEmpty();
    assertThat(said("pause", "model", "--json").path("status").asText()).isEqualTo("APPLIED");
    assertThat(said("resume", "model", "--json").path("status").asText()).isEqualTo("APPLIED");
    assertThat(said("report", "--json").path("tradeList")).isNotEmpty();
    for (String command : List.of("positions", "flash", "shadow", "stats")) {
      assertThat(printed(command)).as(command).isNotBlank();
    }
    CommandLines.Said watched = CommandLines.run("watch", "--for", "1s", "--data", DATA.toString());
    assertThat(watched.status()).as(watched.text()).isZero();
    assertThat(watched.text()).contains("BTC: ").contains("P&L: $");
  }

  private static JsonNode said(String... command) throws Exception {
    return JSON.readTree(printed(command));
  }

  private static String printed(String... command) {
    StringWriter out = new StringWriter();
    String[] all =
        Stream.concat(Stream.of(command), Stream.of("--data", DATA.toString()))
            .toArray(String[]::new);
    int status = Main.commandLine().setOut(new PrintWriter(out)).execute(all);
    assertThat(status).as(String.join(" ", command)).isZero();
    return out.toString();
  }

  @Test
  @Order(3)
  void theNextRunGoesOnWithTheSameLedgerAndEndsInOrderWhenTerminated() throws Exception {
    try (Launched demo = demo("second", "--speed", "60")) {
      JsonNode status = demo.await(STATUS, answer -> tapeTime(answer).isAfter(playedTo));
      List<String> trades = ids(demo.get(TRADES));
      assertThat(trades.reversed()).startsWith(knownTrades.reversed().toArray(String[]::new));
      assertThat(names(status.path("accounts"))).contains("main", "model");
      assertThat(tradesOf(status.path("accounts"))).isGreaterThanOrEqualTo(knownTrades.size());
      for (JsonNode account : demo.get(SUMMARY).path("accounts")) {
        requireExplained(account);
        assertThat(amount(account, "cash").subtract(amount(account, "initialCash")))
            .isEqualTo(amount(account, "cashChange"));
      }

      List<ProcessHandle> children = demo.descendants();
      assertThat(children).hasSizeGreaterThanOrEqualTo(5);
      demo.terminate();

      assertThat(demo.awaitEnd()).as(demo.said()).isZero();
      assertThat(JSON.readTree(demo.stdout()).path("exitReason").asText()).isEqualTo("stopped");
      assertThat(children).noneMatch(ProcessHandle::isAlive);
    }
    requireNothingRuns();
  }

  @Test
  @Order(4)
  void aFreshRunKnowsNothingOfTheOnesBeforeAndEndsWhenItsTimeIsUp() throws Exception {
    try (Launched demo = demo("third", "--for", "3s", "--speed", "1", "--fresh")) {
      assertThat(ids(demo.get(TRADES))).isEmpty();
      assertThat(demo.awaitEnd()).as(demo.said()).isZero();
      JsonNode summary = JSON.readTree(demo.stdout());
      assertThat(summary.path("trades").asLong()).isZero();
      assertThat(summary.path("complete").asBoolean()).isTrue();
    }
    assertThat(only("results")).content().contains("\"exitReason\" : \"time is up\"");
    requireNothingRuns();
  }

  private static Launched demo(String name, String... arguments) throws Exception {
    String port = Integer.toString(FreePorts.take());
    Stream<String> all =
        Stream.concat(Stream.of("demo", "--json", "--http-port", port), Stream.of(arguments));
    return new Launched(name, DATA, all.toArray(String[]::new));
  }

  private static boolean isMessage(String record) {
    return record.startsWith("{\"type\":");
  }

  private static List<String> ids(JsonNode answer) {
    return StreamSupport.stream(answer.path("trades").spliterator(), false)
        .map(trade -> trade.path("id").asText())
        .toList();
  }

  private static Instant tapeTime(JsonNode status) {
    return Instant.parse(status.path("tapeTime").asText());
  }

  private static List<String> names(JsonNode accounts) {
    return StreamSupport.stream(accounts.spliterator(), false)
        .map(account -> account.path("account").asText())
        .toList();
  }

  private static int tradesOf(JsonNode accounts) {
    return StreamSupport.stream(accounts.spliterator(), false)
        .mapToInt(account -> account.path("trades").asInt() + account.path("openPositions").asInt())
        .sum();
  }

  private static void requireExplained(JsonNode account) {
    assertThat(account.path("difference").asText()).isEqualTo("0.000000");
    assertThat(amount(account, "cashChange"))
        .isEqualTo(amount(account, "tradePnl").subtract(amount(account, "openOutlay")));
  }

  private static BigDecimal amount(JsonNode account, String field) {
    return new BigDecimal(account.path(field).asText());
  }

  private static Path only(String folder) throws Exception {
    try (Stream<Path> files = Files.list(DATA.resolve(folder))) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }

  /** What the run had on Kafka is in files that can be read. */
  private static void requireRecorded() throws Exception {
    TapeFiles files = TapeFiles.of(List.of(DATA.resolve("tape")), notice -> {});
    long last = -1;
    try (RecordedMessages<TapeEvent> tape = files.tape()) {
      while (tape.hasNext()) {
        last = tape.next().offset();
      }
    }
    assertThat(last).isGreaterThan(1000);
    try (RecordedMessages<byte[]> ledger = files.raw(Topic.LEDGER, 0)) {
      assertThat(ledger.hasNext()).isTrue();
    }
  }

  private static void requireNothingRuns() {
    assertThat(DATA.resolve("stack.lock")).doesNotExist();
    assertThat(DATA.resolve("stack.json")).doesNotExist();
    assertThat(DATA.resolve("children.pids")).doesNotExist();
    assertThat(DATA.resolve("database/data/postmaster.pid")).doesNotExist();
  }
}
