// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.strategy.api.FairValue;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SettlementForecastTest {
  private static final Offset<Double> MILLIONTH = within(1e-6);
  private static final double SIXTY_PERCENT = 0.6 / Volatility.ROOT_SECONDS_PER_YEAR;

  @TestFactory
  Stream<DynamicTest> theGoldenCasesComeOut() {
    return Golden.read("fair")
        .valueStream()
        .map(golden -> DynamicTest.dynamicTest(golden.get("id").asText(), () -> holds(golden)));
  }

  private static void holds(JsonNode golden) {
    SettlementForecast forecast =
        new SettlementForecast(
            progress(golden.path("n_obs").asInt(0), golden.get("a").asDouble()),
            micros(golden.path("obs_sum")),
            micros(golden.get("S")),
            golden.get("sig_s").asDouble(),
            golden.path("basis_sd").asDouble(0) * 1e6);
    StrikeRule rule = golden.has("op") ? StrikeRule.GREATER : StrikeRule.GREATER_OR_EQUAL;
    FairValue value = forecast.value(rule, micros(golden.get("K"))).orElseThrow();
    assertThat(forecast.mean() / 1e6).isCloseTo(golden.get("mu").asDouble(), MILLIONTH);
    assertThat(forecast.deviation() / 1e6).isCloseTo(golden.get("sd").asDouble(), MILLIONTH);
    assertThat(forecast.progress().effectiveSeconds())
        .isCloseTo(golden.get("Teff").asDouble(), within(1e-9));
    assertThat(value.probabilityMicros() / 1e6).isCloseTo(golden.get("p").asDouble(), MILLIONTH);
    assertThat(value.meanMicros() / 1e6).isCloseTo(golden.get("mu").asDouble(), MILLIONTH);
    assertThat(value.deviationMicros() / 1e6).isCloseTo(golden.get("sd").asDouble(), MILLIONTH);
  }

  private static WindowProgress progress(int known, double secondsToNext) {
    return new WindowProgress(SettlementWindow.DEFAULT, known, secondsToNext);
  }

  private static long micros(JsonNode dollars) {
    return Math.round(dollars.asDouble(0) * 1e6);
  }

  private static SettlementForecast known(long sumMicros) {
    return new SettlementForecast(progress(60, 0), sumMicros, 76_500_000_000L, SIXTY_PERCENT, 0);
  }

  @Test
  void whereEveryPrintIsKnownTheRoundingDecides() {
    SettlementForecast halfACentUnder = known(60 * 76_499_995_000L);
    assertThat(halfACentUnder.atLeast(76_500_000_000L)).isOne();
    assertThat(known(60 * 76_499_995_000L - 1).atLeast(76_500_000_000L)).isZero();
  }

  @Test
  void aStrikeBetweenTwoCentsIsReachedByTheNextCent() {
    assertThat(known(60 * 76_500_010_000L).atLeast(76_500_004_000L)).isOne();
    assertThat(known(60 * 76_500_004_000L).atLeast(76_500_004_000L)).isZero();
  }

  @Test
  void oppositeRulesShareOutTheWholeProbability() {
    SettlementForecast forecast =
        new SettlementForecast(progress(0, 240), 0, 76_510_000_000L, SIXTY_PERCENT, 0);
    long strike = 76_500_000_000L;
    assertThat(probability(forecast, StrikeRule.GREATER_OR_EQUAL, strike))
        .isEqualTo(1_000_000 - probability(forecast, StrikeRule.LESS, strike));
    assertThat(probability(forecast, StrikeRule.GREATER, strike))
        .isEqualTo(1_000_000 - probability(forecast, StrikeRule.LESS_OR_EQUAL, strike))
        .isLessThan(probability(forecast, StrikeRule.GREATER_OR_EQUAL, strike));
    assertThat(forecast.value(StrikeRule.OTHER, strike)).isEmpty();
  }

  private static long probability(SettlementForecast forecast, StrikeRule rule, long strike) {
    return forecast.value(rule, strike).orElseThrow().probabilityMicros();
  }

  @Test
  void theVarianceIsThatOfTheSumTermByTerm() {
    for (int known : new int[] {0, 1, 16, 31, 59}) {
      int missing = 60 - known;
      double secondsToNext = 0.6;
      double brute = 0;
      for (int i = 0; i < missing; i++) {
        for (int j = 0; j < missing; j++) {
          brute += Math.min(secondsToNext + i, secondsToNext + j);
        }
      }
      assertThat(progress(known, secondsToNext).effectiveSeconds())
          .isCloseTo(brute / 3600, within(1e-9));
    }
  }
}
