// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettlementAverageTest {
  private static final long CLOSE_MS = 1_795_363_200_000L;
  private static final long START_MS = CLOSE_MS - 60_000;

  private final SettlementAverage average =
      new SettlementAverage(CLOSE_MS, SettlementWindow.DEFAULT);

  static Stream<JsonNode> goldenCases() {
    return StreamSupport.stream(Golden.read("settlement").spliterator(), false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldenCases")
  void theAverageFollowsTheGoldenCases(JsonNode golden) {
    List<Long> prints = prints(golden);
    for (int second = 0; second < prints.size(); second++) {
      average.print(START_MS + second * 1000L, prints.get(second));
    }
    assertThat(average.seen()).isEqualTo(golden.get("n").asInt());
    if (golden.get("value").isNull()) {
      assertThat(average.valueMicros()).isEmpty();
    } else {
      assertThat(average.valueMicros()).hasValue(micros(golden.get("value")));
    }
    StrikeRule rule =
        golden.get("op").asText().equals(">") ? StrikeRule.GREATER : StrikeRule.GREATER_OR_EQUAL;
    assertThat(average.winner(rule, micros(golden.get("strike"))).map(Side::name))
        .isEqualTo(Optional.of(golden.get("result").asText()).filter(word -> word.length() <= 3));
  }

  /** From the first to the last: straight up if there is a ramp, else all but the last alike. */
  private static List<Long> prints(JsonNode golden) {
    int count = golden.get("n").asInt();
    long first = micros(golden.get("first"));
    long last = micros(golden.get("last"));
    boolean ramp = golden.get("note").asText().startsWith("ramp");
    List<Long> prints = new ArrayList<>();
    for (int second = 0; second < count; second++) {
      prints.add(ramp ? first + (last - first) * second / (count - 1) : first);
    }
    prints.set(count - 1, last);
    return prints;
  }

  private static long micros(JsonNode dollars) {
    return FixedPoint.parse(dollars.asText(), FixedPoint.MICRO_DECIMALS);
  }

  @Test
  void theWindowBeginsSixtySecondsBeforeTheCloseAndEndsJustBeforeIt() {
    average.print(START_MS - 1, 1_000_000);
    average.print(CLOSE_MS, 9_000_000);
    assertThat(average.seen()).isZero();
    assertThat(average.soFarMicros()).isEmpty();
    average.print(START_MS, 2_000_000);
    average.print(CLOSE_MS - 1, 2_000_000);
    assertThat(average.seen()).isEqualTo(2);
  }

  @Test
  void theWindowCanLieOneSecondLater() {
    SettlementAverage later =
        new SettlementAverage(CLOSE_MS, new SettlementWindow(60, 1000, 57, 2));
    later.print(START_MS, 1_000_000);
    assertThat(later.seen()).isZero();
    later.print(CLOSE_MS, 1_000_000);
    assertThat(later.seen()).isEqualTo(1);
  }

  @Test
  void theAverageSoFarCountsTheSecondsUpToTheLastPrint() {
    average.print(START_MS, 1_000_000);
    average.print(START_MS + 1000, 2_000_000);
    assertThat(average.soFarMicros()).hasValue(1_500_000);
    assertThat(average.valueMicros()).isEmpty();
    average.print(START_MS + 4000, 6_000_000);
    assertThat(average.soFarMicros())
        .as("two missed seconds have the value before them: (1 + 2 + 2 + 2 + 6) / 5")
        .hasValue(2_600_000);
    assertThat(average.seen()).isEqualTo(3);
  }

  @Test
  void missedSecondsAtTheStartHaveThePriceFromBeforeTheWindow() {
    average.print(START_MS - 2000, 7_000_000);
    average.print(START_MS - 1000, 1_000_000);
    average.print(START_MS + 1000, 2_000_000);
    assertThat(average.soFarMicros()).hasValue(1_500_000);
  }

  @Test
  void theFirstPrintOfASecondCounts() {
    average.print(START_MS, 1_000_000);
    average.print(START_MS, 5_000_000);
    average.print(START_MS + 999, 5_000_000);
    assertThat(average.seen()).isEqualTo(1);
    assertThat(average.soFarMicros()).hasValue(1_000_000);
  }

  @Test
  void everyRuleComparesTheRoundedValue() {
    for (int second = 0; second < 60; second++) {
      average.print(START_MS + second * 1000L, 100_004_999);
    }
    assertThat(average.winner(StrikeRule.GREATER, 100_000_000)).contains(Side.NO);
    assertThat(average.winner(StrikeRule.GREATER_OR_EQUAL, 100_000_000)).contains(Side.YES);
    assertThat(average.winner(StrikeRule.LESS, 100_000_000)).contains(Side.NO);
    assertThat(average.winner(StrikeRule.LESS_OR_EQUAL, 100_000_000)).contains(Side.YES);
    assertThat(average.winner(StrikeRule.OTHER, 100_000_000)).isEmpty();
  }

  @Test
  void theValueIsTheDecimalMeanInWhateverOrderThePrintsCome() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      SettlementAverage shuffled = new SettlementAverage(CLOSE_MS, SettlementWindow.DEFAULT);
      List<Integer> seconds = new ArrayList<>();
      BigDecimal sum = BigDecimal.ZERO;
      long[] prints = new long[60];
      for (int second = 0; second < 60; second++) {
        prints[second] = 76_500_000_000L + random.nextInt(1000) * 10_000L;
        sum = sum.add(BigDecimal.valueOf(prints[second], 6));
        seconds.add(second);
      }
      Collections.shuffle(seconds, random);
      seconds.forEach(second -> shuffled.print(START_MS + second * 1000L, prints[second]));
      BigDecimal expected = sum.divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
      assertThat(shuffled.valueMicros()).hasValue(expected.movePointRight(6).longValueExact());
    }
  }

  @Test
  void aWindowThatNeedsMorePrintsThanItHasIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SettlementWindow(60, 0, 61, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new SettlementWindow(60, 0, 57, 7));
  }
}
