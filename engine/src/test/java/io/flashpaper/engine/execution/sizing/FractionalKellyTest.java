// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.LastOutcome;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.TradeAtHand;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FractionalKellyTest {
  private static final AccountPast THOUSAND = AccountPast.opened(Money.of("1000"));

  private static FractionalKelly kelly(String fraction, String min, String max) {
    return new FractionalKelly(new BigDecimal(fraction), Money.of(min), Money.of(max));
  }

  private static TradeAtHand trade(int limitCents, long feeMicros, long probability) {
    return new TradeAtHand(
        "KXBTC15M",
        Side.YES,
        Price.ofCents(limitCents),
        feeMicros,
        OptionalLong.of(probability),
        Duration.ofMinutes(10));
  }

  /** c = 0.53 + 0.017437 = 0.547437; (0.60 - c) / (1 - c) = 0.116147635...; of $1000 a quarter. */
  @Test
  void aQuarterOfKellysStakeIsRoundedDownToTheMicro() {
    Size size = kelly("0.25", "0", "500").size(THOUSAND, trade(53, 17_437, 600_000));
    assertThat(size.reason().code()).isEqualTo("KELLY");
    // 1000e6 * 250000 * 52563 / (1e6 * 452563) = 29_036_288.5...
    assertThat(size.dollars().micros()).isEqualTo(29_036_288);
    assertThat(size.base()).isEqualTo(size.dollars());
  }

  @Test
  void withoutFeesAFullKellyIsTheTextbooks() {
    Size size = kelly("1", "0", "1000").size(THOUSAND, trade(50, 0, 600_000));
    assertThat(size.dollars()).isEqualTo(Money.of("200"));
  }

  @Test
  void theStakeIsCutAndRaisedToItsBoundsAndTheUnboundedOneIsKept() {
    Size most = kelly("0.25", "5", "20").size(THOUSAND, trade(53, 17_437, 600_000));
    assertThat(most.reason().code()).isEqualTo("KELLY_MAX");
    assertThat(most.dollars()).isEqualTo(Money.of("20"));
    assertThat(most.base().micros()).isEqualTo(29_036_288);
    Size least = kelly("0.25", "5", "20").size(THOUSAND, trade(53, 17_437, 550_000));
    assertThat(least.reason().code()).isEqualTo("KELLY_MIN");
    assertThat(least.dollars()).isEqualTo(Money.of("5"));
  }

  @Test
  void withoutAProbabilityOrAnEdgeThereIsNothing() {
    TradeAtHand unknown =
        new TradeAtHand(
            "KXBTC15M",
            Side.NO,
            Price.ofCents(53),
            17_437,
            OptionalLong.empty(),
            Duration.ofMinutes(10));
    assertThat(kelly("0.25", "5", "20").size(THOUSAND, unknown))
        .returns(Money.ZERO, Size::dollars)
        .returns("NO_PROBABILITY", size -> size.reason().code());
    assertThat(kelly("0.25", "5", "20").size(THOUSAND, trade(53, 17_437, 547_437)))
        .returns(Money.ZERO, Size::dollars)
        .returns("NO_EDGE", size -> size.reason().code());
    assertThat(kelly("0.25", "5", "20").size(THOUSAND, trade(53, 17_437, 547_438)).reason().code())
        .isEqualTo("KELLY_MIN");
    assertThat(kelly("0.25", "5", "20").size(THOUSAND, trade(99, 10_000, 1_000_000)).dollars())
        .isEqualTo(Money.ZERO);
  }

  @Test
  void openTradesCountAtTheirCostAndARuinedAccountStakesNothing() {
    AccountPast invested =
        new AccountPast(
            0,
            0,
            0,
            LastOutcome.NONE,
            List.of(),
            Money.of("1000"),
            Money.of("400"),
            Money.of("600"),
            Money.ZERO);
    TradeAtHand trade = trade(53, 17_437, 600_000);
    FractionalKelly quarter = kelly("0.25", "0", "500");
    assertThat(quarter.size(invested, trade)).isEqualTo(quarter.size(THOUSAND, trade));
    AccountPast ruined =
        new AccountPast(
            0,
            9,
            0,
            LastOutcome.LOSS,
            List.of(),
            Money.of("1000"),
            Money.of("-1"),
            Money.ZERO,
            Money.of("1001"));
    assertThat(quarter.size(ruined, trade).dollars()).isEqualTo(Money.ZERO);
  }

  @Test
  void aMillionDollarsAtFullKellyDoesNotOverflow() {
    AccountPast rich = AccountPast.opened(Money.of("9000000000"));
    Size size = kelly("1", "0", "1000000").size(rich, trade(1, 0, 999_999));
    assertThat(size.dollars()).isEqualTo(Size.MOST);
    assertThat(size.base()).isEqualTo(Size.MOST);
  }

  @Test
  void boundsThatCrossAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kelly("0.25", "21", "20"))
        .withMessageContaining("min-size");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kelly("0.1234567", "0", "20"))
        .withMessageContaining("fraction");
  }
}
