// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.TradeAtHand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Every golden case of sizes and contracts. */
class SizingTest {
  private static final Money CASH = Money.of("1000");
  private static final TradeAtHand TRADE =
      new TradeAtHand(
          "KXBTC15M",
          Side.YES,
          Price.ofCents(53),
          17_437,
          OptionalLong.empty(),
          Duration.ofMinutes(10));
  private static final ContractCount LEGACY =
      new ContractCount(FeePolicy.LEGACY_CENT_PER_ORDER, FeeSchedule.QUADRATIC);

  private static Size next(SizingState state) {
    return DynamicSizing.DEFAULT.size(state.past(CASH, CASH, Money.ZERO), TRADE);
  }

  private static Money dollars(JsonNode node) {
    return Money.ofCents(node.asLong() * 100);
  }

  private static BigDecimal percent(SizingState state) {
    return BigDecimal.valueOf(state.wins() * 100)
        .divide(BigDecimal.valueOf(state.trades()), 2, RoundingMode.HALF_UP);
  }

  private static void isAsIn(JsonNode row, String winRate, SizingState state) {
    Size next = next(state);
    assertThat(next.dollars()).as(row.toString()).isEqualTo(dollars(row.get("nextSize")));
    assertThat(next.base()).isEqualTo(Money.of("10"));
    assertThat(next.reason().code()).as(row.toString()).isEqualTo(row.get("rule").asText());
    assertThat(state.wins()).as(row.toString()).isEqualTo(row.get("wins").asLong());
    assertThat(state.trades()).as(row.toString()).isEqualTo(row.get("n").asLong());
    assertThat(state.streak()).as(row.toString()).isEqualTo(row.get("streak").asLong());
    assertThat(percent(state))
        .as(row.toString())
        .isEqualByComparingTo(row.get(winRate).decimalValue());
  }

  @Test
  void thirtyResultsGiveTheGoldenSizes() {
    SizingState state = SizingState.START;
    SizingState pushed = SizingState.START;
    for (JsonNode row : Golden.read("sizing")) {
      Money net = Money.ofCents(row.get("netCents").asLong());
      state = state.after(net, BreakEven.LOSS);
      pushed = pushed.after(net, BreakEven.PUSH);
      isAsIn(row, "winRatePct", state);
      assertThat(state.losses()).isEqualTo(row.get("losses").asLong());
      assertThat(next(pushed).dollars())
          .as(row.toString())
          .isEqualTo(dollars(row.get("nextSizePush")));
    }
  }

  @Test
  void theSecondGoldenRowGivesItsSizesToo() {
    SizingState state = SizingState.START;
    for (JsonNode row : Golden.read("sizing2")) {
      state = state.after(Money.ofCents(row.get("netCents").asLong()), BreakEven.LOSS);
      isAsIn(row, "wr", state);
    }
  }

  @Test
  void dollarsBuyTheGoldenNumberOfContracts() {
    for (JsonNode row : Golden.read("contracts")) {
      Price limit = Price.ofCents(row.get("limitCents").asInt());
      Money budget = Money.ofCents(row.get("budgetCents").asLong());
      Quantity contracts = LEGACY.within(budget, limit);
      assertThat(contracts)
          .as(row.toString())
          .isEqualTo(Quantity.ofContracts(row.get("contracts").asLong()));
      assertThat(contracts.times(limit)).isEqualTo(Money.ofCents(row.get("costCents").asLong()));
      assertThat(LEGACY.fee(contracts, limit))
          .as(row.toString())
          .isEqualTo(Money.ofCents(row.get("feeCents").asLong()));
      assertThat(LEGACY.debit(contracts, limit))
          .as(row.toString())
          .isEqualTo(Money.ofCents(row.get("debitCents").asLong()));
    }
  }

  @Test
  void dollarsBuyTheGoldenNumberOfHundredthsOfAContract() {
    for (JsonNode row : Golden.read("contracts")) {
      Price limit = Price.ofCents(row.get("limitCents").asInt());
      Money budget = Money.ofCents(row.get("budgetCents").asLong());
      for (FeePolicy exact : List.of(FeePolicy.DIRECT, FeePolicy.CENT)) {
        ContractCount count = new ContractCount(exact, FeeSchedule.QUADRATIC, SizingPlan.HUNDREDTH);
        assertThat(count.within(budget, limit))
            .as("%s, fees %s", row, exact.configName())
            .isEqualTo(Quantity.of(row.get("fractional").asText()));
      }
    }
  }

  @Test
  void theDebitOfTheMostContractsStaysWithinAnyBudgetAndOneStepMoreDoesNot() {
    for (FeePolicy policy : FeePolicy.values()) {
      for (Quantity step : new Quantity[] {SizingPlan.WHOLE, SizingPlan.HUNDREDTH}) {
        ContractCount count = new ContractCount(policy, FeeSchedule.QUADRATIC, step);
        for (int limit = 1; limit <= 99; limit++) {
          Price price = Price.ofCents(limit);
          Quantity contracts = count.within(Money.of("10"), price);
          assertThat(count.debit(contracts, price)).isLessThanOrEqualTo(Money.of("10"));
          assertThat(count.debit(contracts.plus(step), price)).isGreaterThan(Money.of("10"));
        }
      }
    }
  }

  @Test
  void aFractionAtALimitBetweenTheVenuesStepsIsCountedAtTheNextStep() {
    ContractCount fractional =
        new ContractCount(FeePolicy.DIRECT, FeeSchedule.QUADRATIC, SizingPlan.HUNDREDTH);
    assertThat(fractional.debit(new Quantity(1), new Price(533_333)))
        .isEqualTo(fractional.debit(new Quantity(1), Price.of("0.5334")));
  }

  @Test
  void aBudgetBelowOneContractBuysNone() {
    assertThat(LEGACY.within(Money.of("0.50"), Price.ofCents(50))).isEqualTo(Quantity.ZERO);
    assertThat(LEGACY.within(Money.ZERO, Price.ofCents(50))).isEqualTo(Quantity.ZERO);
    assertThat(LEGACY.within(Money.of("0.52"), Price.ofCents(50)))
        .isEqualTo(Quantity.ofContracts(1));
  }

  @Test
  void theFeeOfOneOfManyContractsIsThatOfTheCurveRoundedUp() {
    for (FeePolicy policy : FeePolicy.values()) {
      ContractCount count = new ContractCount(policy, FeeSchedule.QUADRATIC);
      assertThat(count.feeMicros(Price.ofCents(53))).isEqualTo(17_437);
      assertThat(count.feeMicros(Price.ofCents(50))).isEqualTo(17_500);
      assertThat(count.feeMicros(Price.ZERO)).isZero();
    }
  }

  @Test
  void recentResultsAreBoundedAndTheDrawdownIsFromTheHighestSum() {
    SizingState state = SizingState.START;
    for (String net : new String[] {"5", "-3", "-4", "2"}) {
      state = state.after(Money.of(net), BreakEven.LOSS);
    }
    assertThat(state.drawdown()).isEqualTo(Money.of("5"));
    assertThat(state.after(Money.of("6"), BreakEven.LOSS).drawdown()).isEqualTo(Money.ZERO);
    assertThat(state.recent()).hasSize(4).endsWith(Money.of("2"));
    for (int i = 0; i < 30; i++) {
      state = state.after(Money.ofCents(i), BreakEven.PUSH);
    }
    assertThat(state.recent())
        .hasSize(20)
        .endsWith(Money.ofCents(29))
        .startsWith(Money.ofCents(10));
  }
}
