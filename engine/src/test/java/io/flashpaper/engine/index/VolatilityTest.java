// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class VolatilityTest {
  private static final Set<String> VENUES = Set.of("coinbase", "kraken");
  private static final Percentage EXACT = Percentage.withPercentage(1e-9);

  private final Volatility volatility = new Volatility();

  private static IndexSample sample(long second, double dollars) {
    return new IndexSample(second, Math.round(dollars * 1e6), VENUES);
  }

  @Test
  void theEstimatesFollowTheGoldenSequence() {
    EwmaVolatility minute = new EwmaVolatility(60);
    for (JsonNode golden : Golden.read("vol")) {
      boolean learnt = minute.accept(sample(golden.get("t").asLong(), golden.get("p").asDouble()));
      String at = "t=" + golden.get("t");
      assertThat(learnt).as(at).isEqualTo(golden.get("updated").asBoolean());
      near(minute.realisedVariation(), golden.get("rv").asDouble(), at);
      near(minute.bipowerVariation(), golden.get("bv").asDouble(), at);
      near(minute.realised(), golden.get("sigRV"), 1, at);
      near(minute.bipower(), golden.get("sigBV"), 1, at);
      near(minute.realised(), golden.get("annRV"), Volatility.ROOT_SECONDS_PER_YEAR, at);
      near(minute.bipower(), golden.get("annBV"), Volatility.ROOT_SECONDS_PER_YEAR, at);
    }
  }

  private static void near(OptionalDouble value, JsonNode golden, double scale, String at) {
    assertThat(value.isPresent()).as(at).isEqualTo(!golden.isNull());
    value.ifPresent(v -> near(v * scale, golden.asDouble(), at));
  }

  private static void near(double value, double golden, String at) {
    assertThat(value).as(at).isCloseTo(golden, EXACT);
  }

  @Test
  void alternatingReturnsOfOneBasisPointAreOneBasisPoint() {
    EwmaVolatility minute = new EwmaVolatility(60);
    double up = 76_500 * Math.exp(1e-4);
    for (int second = 0; second <= 1000; second++) {
      minute.accept(sample(second, second % 2 == 0 ? 76_500 : up));
    }
    assertThat(minute.realised().orElseThrow()).isCloseTo(1e-4, Percentage.withPercentage(1e-4));
    assertThat(minute.bipower().orElseThrow())
        .isCloseTo(1.253314e-4, Percentage.withPercentage(1e-4));
  }

  @Test
  void aChangeOfVenuesIsNoReturn() {
    EwmaVolatility minute = new EwmaVolatility(60);
    minute.accept(sample(0, 76_500));
    minute.accept(sample(1, 76_501));
    double before = minute.realisedVariation();
    assertThat(minute.accept(new IndexSample(2, 77_500_000_000L, Set.of("kraken")))).isFalse();
    assertThat(minute.realisedVariation()).isEqualTo(before);
    assertThat(minute.accept(new IndexSample(3, 77_501_000_000L, Set.of("kraken")))).isTrue();
  }

  @Test
  void aGapOfFiveSecondsIsAReturnAndOfSixIsNot() {
    EwmaVolatility minute = new EwmaVolatility(60);
    minute.accept(sample(0, 76_500));
    assertThat(minute.accept(sample(5, 76_501))).isTrue();
    assertThat(minute.accept(sample(11, 76_502))).isFalse();
  }

  @Test
  void itIsUnknownBeforeSixtyReturns() {
    for (int second = 0; second < 60; second++) {
      volatility.accept(sample(second, 76_500 + second % 2));
    }
    assertThat(volatility.perRootSecond()).isEmpty();
    assertThat(volatility.jumpShare()).isEmpty();
    volatility.accept(sample(60, 76_500));
    assertThat(volatility.perRootSecond()).isPresent();
  }

  @Test
  void aStillMarketHasTheLowestVolatilityAndAWildOneTheHighest() {
    for (int second = 0; second <= 100; second++) {
      volatility.accept(sample(second, 76_500));
    }
    assertThat(volatility.perYear().orElseThrow()).isCloseTo(0.15, EXACT);
    assertThat(volatility.jumpShare()).isEmpty();
    for (int second = 101; second <= 200; second++) {
      volatility.accept(sample(second, second % 2 == 0 ? 76_500 : 77_500));
    }
    assertThat(volatility.perYear().orElseThrow()).isCloseTo(2.50, EXACT);
  }

  @Test
  void theLargerOfBothHalfLivesCounts() {
    double price = 76_500;
    Random random = new Random(3);
    for (int second = 0; second <= 1800; second++) {
      price *= Math.exp(random.nextGaussian() * 1.5e-4);
      volatility.accept(sample(second, price));
    }
    double lively = volatility.perYear().orElseThrow();
    for (int second = 1801; second <= 1980; second++) {
      volatility.accept(sample(second, price));
    }
    assertThat(volatility.perYear().orElseThrow())
        .as("three still minutes do not calm the quarter hour")
        .isBetween(lively * 0.8, lively);
  }

  @Test
  void itTellsWhetherItMovesMoreOfLateThanInTheQuarterHour() {
    double price = 76_500;
    Random random = new Random(11);
    for (int second = 0; second <= 1800; second++) {
      assertThat(volatility.minuteOverQuarterHour().isPresent()).isEqualTo(second > 60);
      price *= Math.exp(random.nextGaussian() * 1e-4);
      volatility.accept(sample(second, price));
    }
    assertThat(volatility.minuteOverQuarterHour().orElseThrow()).isCloseTo(1, within(0.3));
    for (int second = 1801; second <= 1920; second++) {
      price *= Math.exp(random.nextGaussian() * 4e-4);
      volatility.accept(sample(second, price));
    }
    assertThat(volatility.minuteOverQuarterHour().orElseThrow()).isGreaterThan(1.5);
    for (int second = 1921; second <= 2200; second++) {
      price *= Math.exp(random.nextGaussian() * 1e-5);
      volatility.accept(sample(second, price));
    }
    assertThat(volatility.minuteOverQuarterHour().orElseThrow()).isLessThan(0.5);
  }

  @Test
  void itFindsTheVolatilityOfARandomWalkAndHardlySeesOneJump() {
    Random random = new Random(5);
    double price = 76_500;
    for (int second = 0; second <= 7200; second++) {
      price *= Math.exp(random.nextGaussian() * 1e-4 + (second == 7100 ? 25e-4 : 0));
      volatility.accept(sample(second, price));
    }
    double perRootSecond = volatility.perRootSecond().orElseThrow();
    assertThat(perRootSecond).isCloseTo(1e-4, within(0.3e-4));
    assertThat(volatility.jumpShare().orElseThrow()).isBetween(0.3, 1.0);
  }

  @Test
  void whatOnlyTremblesFromSecondToSecondIsNoMovement() {
    Random random = new Random(7);
    double price = 76_500;
    for (int second = 0; second <= 3600; second++) {
      price *= Math.exp(random.nextGaussian() * 1e-4);
      volatility.accept(sample(second, price * Math.exp(random.nextGaussian() * 1e-4)));
    }
    assertThat(volatility.perRootSecond().orElseThrow())
        .as("one basis point of noise on one of movement shows as 1.7 on seconds")
        .isBetween(0.7e-4, 1.5e-4);
  }
}
