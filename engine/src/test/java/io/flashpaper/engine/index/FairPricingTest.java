// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.strategy.api.FairValue;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FairPricingTest {
  private static final long CLOSE_MS = 1_790_000_900_000L;
  private static final Offset<Double> MILLIONTH = within(1e-6);
  private final IndexHistory index = new IndexHistory();
  private final FairPricing pricing = new FairPricing(index);

  private static Market market(OptionalLong strike) {
    return new Market(
        new MarketId("M"),
        "KXBTC15M",
        MarketStatus.OPEN,
        StrikeRule.GREATER_OR_EQUAL,
        strike,
        CLOSE_MS - 900_000,
        CLOSE_MS,
        List.of());
  }

  private static Market market() {
    return market(OptionalLong.of(76_500_000_000L));
  }

  private void tick(long msToClose, double dollars) {
    tick(msToClose, dollars, IndexStatus.OK, OptionalLong.of(600_000));
  }

  private void tick(
      long msToClose, double dollars, IndexStatus status, OptionalLong volatilityPpm) {
    OptionalLong price = OptionalLong.of(Math.round(dollars * 1e6));
    index.accept(new IndexTick(CLOSE_MS - msToClose, price, status, 0, volatilityPpm, List.of()));
  }

  /** Ticks half a second before each print, from so many seconds before the close to so many. */
  private void ticks(int from, int to, double dollars) {
    for (int second = from; second >= to; second--) {
      tick(second * 1000L + 500, dollars);
    }
  }

  private FairValue at(long msToClose) {
    return pricing.now(market(), CLOSE_MS - msToClose).orElseThrow();
  }

  private boolean isKnown(long msToClose) {
    return pricing.now(market(), CLOSE_MS - msToClose).isPresent();
  }

  private static double p(FairValue value) {
    return value.probabilityMicros() / 1e6;
  }

  @Test
  void beforeTheLastMinuteOnlyThePriceAndTheTimeCount() {
    tick(900_000, 76_550);
    assertThat(p(at(900_000))).isCloseTo(0.582598, MILLIONTH);
    tick(300_000, 76_550);
    assertThat(p(at(300_000))).isCloseTo(0.647854, MILLIONTH);
    tick(60_000, 76_550);
    assertThat(p(at(60_000))).isCloseTo(0.916887, MILLIONTH);
  }

  @Test
  void insideItThePrintsThatHaveComeCount() {
    ticks(62, 45, 76_490);
    tick(45_000, 76_490);
    tick(44_999, 76_510);
    FairValue value = at(44_999);
    assertThat(value.meanMicros() / 1e6).isCloseTo(76_504.666667, MILLIONTH);
    assertThat(p(value)).isCloseTo(0.579291, within(1e-4));
  }

  @Test
  void spotUnderTheStrikeIsWorthMuchIfTheAverageIsAbove() {
    ticks(62, 10, 76_520);
    tick(9_999, 76_400);
    assertThat(p(at(9_999))).isCloseTo(0.80866, within(1e-3));
    assertThat(at(9_999).clampedMicros()).isEqualTo(at(9_999).probabilityMicros());
  }

  @Test
  void whenAllPrintsAreKnownThereIsNoDoubtButTheDecisionKeepsSome() {
    ticks(62, 1, 76_499.996);
    assertThat(at(400)).isEqualTo(new FairValue(1_000_000, 76_499_996_000L, 0));
    assertThat(at(400).clampedMicros()).isEqualTo(999_000);
  }

  @Test
  void threeMissedPrintsAreCarriedAndAFourthIsTooMany() {
    ticks(62, 50, 76_490);
    ticks(46, 40, 76_490);
    assertThat(at(39_900).meanMicros()).isEqualTo(76_490_000_000L);
    ticks(38, 38, 76_490);
    assertThat(isKnown(37_900)).isFalse();
  }

  @Test
  void aMissedFirstPrintIsCarriedFromBeforeTheMinute() {
    ticks(63, 62, 76_490);
    ticks(58, 55, 76_490);
    assertThat(isKnown(54_900)).isTrue();
  }

  @Test
  void aFirstPrintThatNothingCanBeCarriedIntoIsNoPrint() {
    ticks(59, 55, 76_490);
    assertThat(isKnown(54_900)).isFalse();
  }

  @Test
  void nothingBeforeTheMinuteIsNeededIfNoPrintWasMissed() {
    ticks(60, 55, 76_490);
    assertThat(isKnown(54_900)).isTrue();
  }

  @Test
  void longAgoIsThePriceAndTheTimeOfThenWithTheVolatilityOfNow() {
    tick(606_000, 76_500, IndexStatus.OK, OptionalLong.of(300_000));
    tick(605_000, 76_550, IndexStatus.OK, OptionalLong.of(300_000));
    for (int second = 604; second >= 600; second--) {
      tick(second * 1000L, 76_700);
    }
    FairValue then = pricing.ago(market(), CLOSE_MS - 600_000, Duration.ofSeconds(5)).orElseThrow();
    assertThat(then.meanMicros()).isEqualTo(76_550_000_000L);
    IndexHistory calm = new IndexHistory();
    calm.accept(
        new IndexTick(
            CLOSE_MS - 605_000,
            OptionalLong.of(76_550_000_000L),
            IndexStatus.OK,
            0,
            OptionalLong.of(600_000),
            List.of()));
    assertThat(new FairPricing(calm).now(market(), CLOSE_MS - 605_000)).contains(then);
  }

  @Test
  void insideTheMinuteLongAgoKnowsThePrintsOfThenOnly() {
    ticks(66, 46, 76_490);
    tick(45_000, 76_490);
    FairValue before = at(45_000);
    ticks(44, 40, 76_600);
    tick(40_000, 76_600);
    assertThat(pricing.ago(market(), CLOSE_MS - 40_000, Duration.ofSeconds(5))).contains(before);
  }

  @Test
  void nothingIsSaidFromTheCloseOn() {
    ticks(62, 0, 76_520);
    assertThat(isKnown(1)).isTrue();
    assertThat(isKnown(0)).isFalse();
    assertThat(isKnown(-1)).isFalse();
  }

  @Test
  void nothingIsSaidWithoutStrikeOrVolatility() {
    tick(900_000, 76_550);
    assertThat(pricing.now(market(OptionalLong.empty()), CLOSE_MS - 900_000)).isEmpty();
    tick(899_000, 76_550, IndexStatus.OK, OptionalLong.empty());
    assertThat(isKnown(899_000)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(IndexStatus.class)
  void twoExchangesMustAgree(IndexStatus status) {
    tick(900_000, 76_550, status, OptionalLong.of(600_000));
    assertThat(isKnown(900_000))
        .isEqualTo(status == IndexStatus.OK || status == IndexStatus.DEGRADED);
  }

  @Test
  void nothingIsSaidOfAnIndexThatHasFallenSilent() {
    assertThat(isKnown(900_000)).isFalse();
    tick(900_000, 76_550);
    assertThat(isKnown(895_000)).isTrue();
    assertThat(isKnown(894_999)).isFalse();
  }
}
