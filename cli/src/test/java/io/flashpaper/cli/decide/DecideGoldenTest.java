// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The golden cases of detector and predecessor, each as a file of samples. */
class DecideGoldenTest {
  private static final Map<String, String> FIVE_CENTS = Map.of("min-abs-drop", "0.05");
  private static final long FROM_MS = 60_000;
  private static final String BTC = "76500";

  private static Stream<JsonNode> cases(String file) throws IOException {
    return StreamSupport.stream(
        new ObjectMapper()
            .readTree(DecideGoldenTest.class.getResource("/golden/" + file))
            .spliterator(),
        false);
  }

  private static DecideOptions flashTrades() {
    return new DecideOptions(List.of("mean-rev-flash"), "v10", Map.of(), Map.of(), FIVE_CENTS);
  }

  @TestFactory
  Stream<DynamicTest> everyGoldenSequenceCrashesWhenItShould() throws IOException {
    return cases("flash.json")
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("id").asText() + " " + row.get("note").asText(),
                    () -> check(write(new Samples(), row), row)));
  }

  @Test
  void theSequencesDoNotDisturbEachOtherInOneFile() throws IOException {
    List<JsonNode> rows = cases("flash.json").toList();
    Samples all = new Samples();
    rows.forEach(row -> write(all, row));
    List<JsonNode> lines = all.run(flashTrades(), false);
    for (JsonNode row : rows) {
      check(
          lines.stream().filter(line -> line.get("ticker").asText().contains(mark(row))).toList(),
          row);
    }
  }

  private static String mark(JsonNode row) {
    return "-" + row.get("id").asText() + "-";
  }

  /** A reset is another market. */
  private static Samples write(Samples samples, JsonNode row) {
    int resets = 0;
    for (JsonNode step : row.get("samples")) {
      if (step.isTextual()) {
        resets++;
      } else {
        long k = step.get(1).asLong();
        ObjectNode sample =
            Samples.sample(
                FROM_MS + step.get(0).asLong(), BTC, dollars(k), dollars(Math.min(9999, k + 400)));
        samples.add(sample.put("ticker", "KXBTC15M" + mark(row) + resets));
      }
    }
    return samples;
  }

  private static String dollars(long tenThousandths) {
    return BigDecimal.valueOf(tenThousandths, 4).toPlainString();
  }

  private static void check(Samples samples, JsonNode row) {
    check(samples.run(flashTrades(), false), row);
  }

  private static void check(List<JsonNode> lines, JsonNode row) {
    List<JsonNode> crashes = new ArrayList<>();
    row.get("events").forEach(event -> addIfCrash(crashes, event));
    List<JsonNode> told = lines.stream().filter(line -> is(line, "flash")).toList();
    assertThat(told).hasSameSizeAs(crashes);
    for (int i = 0; i < told.size(); i++) {
      JsonNode expected = crashes.get(i);
      JsonNode line = told.get(i);
      assertThat(line.get("t").asLong() - Samples.OPEN - FROM_MS)
          .isEqualTo(expected.get(1).asLong());
      assertThat(new BigDecimal(line.get("peak").asText()))
          .isEqualByComparingTo(dollars(expected.get(2).asLong()));
      assertThat(new BigDecimal(line.get("k").asText()))
          .isEqualByComparingTo(dollars(expected.get(3).asLong()));
      assertThat(line.get("drop").asDouble()).isEqualTo(expected.get(4).asDouble());
      assertThat(line.get("ageMs").asLong()).isEqualTo(expected.get(5).asLong());
      assertThat(isTraded(lines, line.get("t").asLong()))
          .isEqualTo(expected.get(6).asText().equals("TRADE_OK"));
    }
  }

  private static boolean isTraded(List<JsonNode> lines, long timeMs) {
    return lines.stream()
        .anyMatch(line -> is(line, "decision") && line.get("t").asLong() == timeMs);
  }

  @TestFactory
  Stream<DynamicTest> everyGoldenDecisionOfThePredecessorIsRepeated() throws IOException {
    return cases("delay_seed.json")
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> checkDelay(row)));
  }

  private static void checkDelay(JsonNode row) {
    BigDecimal momentum = BigDecimal.valueOf(row.get("mom60Pct").asDouble()).movePointLeft(2);
    BigDecimal btc = new BigDecimal(BTC).multiply(momentum.add(BigDecimal.ONE));
    JsonNode before = row.get("lastBid");
    Samples samples =
        new Samples()
            .add(
                FROM_MS,
                BTC,
                before.isNull() ? "0" : cents(before.asLong()),
                before.isNull() ? "0.99" : cents(before.asLong() + 2))
            .add(
                FROM_MS + 1000,
                btc.toPlainString(),
                cents(row.get("kBid").asLong()),
                cents(row.get("kAsk").asLong()));
    List<JsonNode> decisions = samples.decisions("delay-arb");
    if (row.get("side").isNull()) {
      assertThat(decisions).isEmpty();
      assertThat(samples.reasons("delay-arb").getLast()).isEqualTo(row.get("detail").asText());
    } else {
      assertThat(decisions).hasSize(1);
      assertThat(decisions.getFirst().get("side")).isEqualTo(row.get("side"));
      assertThat(decisions.getFirst().get("price").asText())
          .isEqualTo(cents(row.get("detail").asLong()));
    }
  }

  private static String cents(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private static void addIfCrash(List<JsonNode> crashes, JsonNode event) {
    if (event.get(0).asText().equals("FLASH")) {
      crashes.add(event);
    }
  }

  private static boolean is(JsonNode line, String type) {
    return line.get("type").asText().equals(type);
  }
}
