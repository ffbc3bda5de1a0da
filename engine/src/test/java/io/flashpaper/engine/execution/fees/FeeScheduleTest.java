// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.model.MarketFees;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FeeScheduleTest {
  private static final Quantity HUNDRED = Quantity.ofContracts(100);
  private static final Price HALF = Price.ofCents(50);

  private static FeeSchedule schedule(String type, long multiplierMicros, FeeRole role) {
    MarketFees fees = new MarketFees(type, multiplierMicros, OptionalLong.empty());
    return FeeSchedule.of(Optional.of(fees), role, 0);
  }

  private static Money hundredAtHalf(FeeSchedule schedule) {
    return new OrderFees(FeePolicy.DIRECT).bought(HUNDRED, HALF, schedule).net();
  }

  private static void assertFees(String type, String taker, String maker) {
    assertThat(hundredAtHalf(schedule(type, 1_000_000, FeeRole.TAKER))).isEqualTo(Money.of(taker));
    assertThat(hundredAtHalf(schedule(type, 1_000_000, FeeRole.MAKER))).isEqualTo(Money.of(maker));
  }

  @Test
  void eachTypeChargesTakersAndMakersItsShareOfTheCurve() {
    assertFees("quadratic", "1.75", "0");
    assertFees("quadratic_with_maker_fees", "1.75", "0.4375");
    assertFees("quadratic_with_combo_maker_fees", "1.75", "0.875");
    assertFees("flat", "0.875", "0.875");
  }

  @Test
  void aTypeNobodyKnowsIsChargedInFullWhateverTheRole() {
    assertFees("margin_market_maker_program_fees", "1.75", "1.75");
    assertThat(schedule("of_tomorrow", 1_000_000, FeeRole.MAKER).type()).contains("of_tomorrow");
  }

  @Test
  void theMultiplierScalesTheCurve() {
    assertThat(hundredAtHalf(schedule("quadratic", 500_000, FeeRole.TAKER)))
        .isEqualTo(Money.of("0.875"));
    assertThat(hundredAtHalf(schedule("quadratic", 0, FeeRole.TAKER))).isEqualTo(Money.ZERO);
    assertThat(hundredAtHalf(schedule("quadratic_with_maker_fees", 500_000, FeeRole.MAKER)))
        .isEqualTo(Money.of("0.2188"));
  }

  @Test
  void whereTheVenueHasNotSaidTheFullCurveIsAssumedAndTheAssumptionShows() {
    FeeSchedule assumed = FeeSchedule.of(Optional.empty(), FeeRole.TAKER, 0);
    assertThat(hundredAtHalf(assumed)).isEqualTo(Money.of("1.75"));
    assertThat(assumed.type()).isEmpty();
    assertThat(FeeSchedule.QUADRATIC.type()).contains("quadratic");
  }

  @Test
  void aWaiverEndsAtItsTimeAndNotAMillisecondLater() {
    Optional<MarketFees> waived =
        Optional.of(new MarketFees("quadratic", 1_000_000, OptionalLong.of(5000)));
    assertThat(hundredAtHalf(FeeSchedule.of(waived, FeeRole.TAKER, 4999))).isEqualTo(Money.ZERO);
    assertThat(hundredAtHalf(FeeSchedule.of(waived, FeeRole.TAKER, 5000)))
        .isEqualTo(Money.of("1.75"));
  }

  @Test
  void aBalanceIsAlignedThoughTheFeeIsWaived() {
    Optional<MarketFees> waived =
        Optional.of(new MarketFees("quadratic", 1_000_000, OptionalLong.of(5000)));
    FeeStep step =
        new OrderFees(FeePolicy.CENT)
            .bought(Quantity.of("1"), Price.of("0.055"), FeeSchedule.of(waived, FeeRole.TAKER, 0));
    assertThat(step.trade()).isEqualTo(Money.ZERO);
    assertThat(step.rounding()).isEqualTo(Money.of("0.005"));
    assertThat(step.schedule()).hasValueSatisfying(s -> assertThat(s.waived()).isTrue());
  }

  @Test
  void negativeSharesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeeSchedule(Optional.empty(), -1, 1_000_000, false))
        .withMessageContaining("-1");
  }
}
