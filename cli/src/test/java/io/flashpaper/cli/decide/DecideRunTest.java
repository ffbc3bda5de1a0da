// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecideRunTest {
  private static final String DELAY = "delay_arb";
  private static final String HIGH = "mean-reversion-high";
  private static final String BTC = "76500";
  private static final String UP = "76622.4";

  private static DecideOptions options(String profile, Map<String, String> gates) {
    return new DecideOptions(List.of(DELAY), profile, Map.of(), gates, Map.of());
  }

  private static List<Long> times(List<JsonNode> lines) {
    return lines.stream().map(line -> line.get("t").asLong() - Samples.OPEN).toList();
  }

  /** The underlying jumps by 0.16 % a second before the time given; K stands still. */
  private static Samples jump(long sinceOpenMs, String bid, String ask) {
    return new Samples().add(sinceOpenMs - 1000, BTC, bid, ask).add(sinceOpenMs, UP, bid, ask);
  }

  @Test
  void aDecisionNamesMarketSideAndPriceAndWhy() {
    JsonNode line = jump(100_000, "0.52", "0.54").decisions(DELAY).getFirst();
    assertThat(line.toString())
        .isEqualTo(
            """
            {"type":"decision","t":1770056200000,"ticker":"KXBTC15M-26FEB021330-30",\
            "strategy":"delay_arb","side":"YES","price":"0.54","reason":"DELAY_ARB","limit":"0.55",\
            "facts":{"momentumPpm":1600,"kMicros":520000,"referenceKMicros":520000}}\
            """);
  }

  @Test
  void momentumIsFromTheOldestSampleInsideTheMinuteWhateverTheirDistance() {
    Samples samples = new Samples().add(100_000, BTC, "0.52", "0.54");
    samples.add(130_000, "76560", "0.52", "0.54").add(160_000, UP, "0.52", "0.54");
    assertThat(times(samples.decisions(DELAY))).containsExactly(160_000L);
    samples.add(190_000, "76683.5", "0.52", "0.54").add(220_001, "76683.5", "0.52", "0.54");
    assertThat(samples.rejections(DELAY).getLast().get("facts").get("momentumPpm").asLong())
        .isZero();
  }

  @Test
  void kIsComparedWithTheSampleBeforeHoweverClose() {
    Samples samples = jump(100_000, "0.50", "0.52");
    samples.add(100_400, UP, "0.52", "0.54").add(100_800, UP, "0.55", "0.57");
    samples.add(101_200, UP, "0.56", "0.58");
    assertThat(times(samples.decisions(DELAY))).containsExactly(100_000L, 101_200L);
    assertThat(samples.reasons(DELAY)).containsExactly("NO_INDEX", "K_MOVED");
  }

  @Test
  void aWantThatMerelyContinuesIsToldOnceUnlessEverySampleIsAskedFor() {
    Samples samples = jump(100_000, "0.52", "0.54");
    samples.add(101_000, UP, "0.52", "0.54").add(102_000, UP, "0.52", "0.60");
    samples.add(103_000, UP, "0.52", "0.54");
    assertThat(times(samples.decisions(DELAY))).containsExactly(100_000L, 103_000L);
    assertThat(samples.reasons(DELAY)).containsExactly("NO_INDEX", "SPREAD");
    assertThat(samples.run(options("v10", Map.of()), true))
        .filteredOn(line -> line.get("type").asText().equals("decision"))
        .hasSize(3);
  }

  @Test
  void aRejectionByAFilterStillNamesSideAndPrice() {
    JsonNode line = jump(100_000, "0.50", "0.56").rejections(DELAY).getLast();
    assertThat(line.get("side").asText()).isEqualTo("YES");
    assertThat(line.get("price").asText()).isEqualTo("0.56");
    assertThat(line.get("reason").asText()).isEqualTo("SPREAD");
    JsonNode own = jump(100_000, "0.50", "0.56").rejections(DELAY).getFirst();
    assertThat(own.get("side").isNull()).isTrue();
    assertThat(own.get("price").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "30000, 0.50, 0.55, 50, DECISION",
    "29999, 0.50, 0.55, 50, OPEN_WINDOW",
    "600000, 0.50, 0.55, 50, DECISION",
    "600001, 0.50, 0.55, 50, TIME_TO_CLOSE",
    "300000, 0.50, 0.550001, 50, SPREAD",
    "300000, 0.50, 0.50, 50, SPREAD",
    "300000, 0.50, 0.55, 49.99, VOLUME"
  })
  void theFiltersOfThePredecessorHoldToTheirBoundaries(
      long sinceOpenMs, String bid, String ask, String volume, String expected) {
    Samples samples =
        new Samples()
            .add(Samples.sample(sinceOpenMs - 1000, BTC, bid, ask).put("volume", volume))
            .add(Samples.sample(sinceOpenMs, UP, bid, ask).put("volume", volume));
    List<JsonNode> decisions = samples.decisions(DELAY);
    assertThat(decisions.isEmpty() ? samples.reasons(DELAY).getLast() : "DECISION")
        .isEqualTo(expected);
  }

  @Test
  void filtersCanBeSet() {
    Map<String, String> gates = Map.of("max-spread", "0.06", "min-time-to-close", "10s");
    assertThat(jump(880_000, "0.50", "0.56").run(options("v10", gates), false))
        .last()
        .satisfies(line -> assertThat(line.get("reason").asText()).isEqualTo("CLOSE_WINDOW"));
    assertThat(jump(870_000, "0.50", "0.56").run(options("v10", gates), false))
        .last()
        .satisfies(line -> assertThat(line.get("type").asText()).isEqualTo("decision"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.80, 76537.4, K_TOO_LOW",
    "0.81, 76537.4, DECISION",
    "0.81, 76538.25, MOMENTUM",
    "0.81, 76538.249999, DECISION"
  })
  void meanReversionBuysWhatIsDearAndDoesNotRise(String bid, String btc, String expected) {
    Samples samples = new Samples().add(99_000, BTC, bid, "0.84").add(100_000, btc, bid, "0.84");
    List<JsonNode> decisions = samples.decisions(HIGH);
    assertThat(decisions.isEmpty() ? samples.reasons(HIGH).getLast() : "DECISION")
        .isEqualTo(expected);
    assertThat(decisions).allSatisfy(line -> assertThat(line.get("side").asText()).isEqualTo("NO"));
  }

  @Test
  void marketsPolledByTurnsKeepTheirOwnKAndShareTheUnderlying() {
    Samples samples = new Samples();
    for (int second = 100; second < 103; second++) {
      String btc = second < 102 ? BTC : UP;
      samples.add(second * 1000L, btc, "0.52", "0.54");
      samples.add(Samples.sample(second * 1000L, btc, "0.30", "0.32").put("ticker", "KXBTCD-B"));
    }
    assertThat(samples.decisions(DELAY))
        .extracting(line -> line.get("ticker").asText() + " " + line.get("price").asText())
        .containsExactly("KXBTC15M-26FEB021330-30 0.54", "KXBTCD-B 0.32");
    assertThat(samples.reasons(DELAY).subList(0, 2)).containsExactly("NO_INDEX", "NO_INDEX");
  }

  @Test
  void theNextWindowsMarketKnowsTheUnderlyingsPastButNoKOfItsOwn() {
    Samples samples = new Samples().add(899_000, BTC, "0.95", "0.97");
    for (int second = 900; second < 932; second++) {
      samples.add(
          Samples.sample(second * 1000L, UP, "0.50", "0.52")
              .put("ticker", "KXBTC15M-NEXT")
              .put("closeTime", Samples.CLOSE + 900_000));
    }
    assertThat(times(samples.decisions(DELAY))).containsExactly(930_000L);
    assertThat(samples.reasons(DELAY).get(1)).isEqualTo("NO_REFERENCE");
    assertThat(samples.run(options("v10", Map.of()), false))
        .noneMatch(line -> line.get("type").asText().equals("flash"));
  }

  @Test
  void aClosedMarketIsNotJudged() {
    assertThat(new Samples().add(900_000, BTC, "0.50", "0.52").reasons(DELAY))
        .containsExactly("MARKET_CLOSED");
  }

  @Test
  void anOlderSampleIsPassedOverAndCounted() {
    Samples samples = jump(100_000, "0.52", "0.54").add(99_500, BTC, "0.10", "0.12");
    assertThat(samples.reasons(DELAY)).containsExactly("NO_INDEX", "OUT_OF_ORDER");
    assertThat(samples.warnings()).anyMatch(line -> line.contains("sort the file by t"));
  }

  @Test
  void aSecondRecordingBehindTheFirstBeginsAnew() {
    Samples samples = jump(500_000, "0.52", "0.54");
    samples.add(Samples.sample(100_000, BTC, "0.52", "0.54").put("ticker", "KXBTCD-B"));
    samples.add(Samples.sample(101_000, UP, "0.52", "0.54").put("ticker", "KXBTCD-B"));
    assertThat(times(samples.decisions(DELAY))).containsExactly(500_000L, 101_000L);
  }

  @Test
  void theModelBuysWhatLagsIfItKnowsStrikeAndVolatility() {
    Samples samples = new Samples();
    for (int second = 30; second < 200; second++) {
      String btc = second < 190 ? second % 2 == 0 ? "76500" : "76501" : "76620";
      samples.add(Samples.sample(second * 1000L, btc, "0.49", "0.51").put("strike", 76500));
    }
    List<JsonNode> lines = samples.run(options("model", Map.of()), false);
    List<JsonNode> decisions =
        lines.stream().filter(line -> line.get("type").asText().equals("decision")).toList();
    assertThat(times(decisions)).containsExactly(191_000L);
    assertThat(decisions.getFirst().get("probability").asDouble()).isBetween(0.7, 0.999);
    assertThat(decisions.getFirst().get("facts").get("staleMs").asLong()).isEqualTo(1000);
  }

  @Test
  void theModelSaysWhatTheSamplesLack() {
    Samples samples = new Samples();
    for (int second = 30; second < 300; second += 10) {
      samples.add(second * 1000L, BTC, "0.49", "0.51");
    }
    assertThat(samples.run(options("model", Map.of()), false))
        .allMatch(line -> line.get("reason").asText().equals("NO_MODEL"));
    assertThat(samples.warnings())
        .anyMatch(line -> line.contains("one a second"))
        .anyMatch(line -> line.contains("\"strike\""));
  }
}
