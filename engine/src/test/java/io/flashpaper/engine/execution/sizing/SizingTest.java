// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.sizing.DynamicSizing.BreakEven;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizingTest {
  private static final DynamicSizing PUSH =
      new DynamicSizing(Money.of("10"), Money.of("15"), Money.of("20"), 5, 80, 3, BreakEven.PUSH);
  private static final ContractCount LEGACY =
      new ContractCount(FeePolicy.LEGACY_CENT_PER_ORDER, FeeSchedule.QUADRATIC);

  private static Money dollars(JsonNode node) {
    return Money.ofCents(node.asLong() * 100);
  }

  @Test
  void thirtyResultsGiveTheGoldenSizes() {
    SizingState state = SizingState.START;
    SizingState pushed = SizingState.START;
    for (JsonNode row : Golden.read("sizing")) {
      Money net = Money.ofCents(row.get("netCents").asLong());
      state = DynamicSizing.DEFAULT.after(state, net);
      pushed = PUSH.after(pushed, net);
      Sizing next = DynamicSizing.DEFAULT.choose(state);
      assertThat(next.size()).as(row.toString()).isEqualTo(dollars(row.get("nextSize")));
      assertThat(next.rule().name()).as(row.toString()).isEqualTo(row.get("rule").asText());
      assertThat(state.wins()).isEqualTo(row.get("wins").asLong());
      assertThat(state.streak()).isEqualTo(row.get("streak").asLong());
      assertThat(PUSH.choose(pushed).size())
          .as(row.toString())
          .isEqualTo(dollars(row.get("nextSizePush")));
    }
  }

  @Test
  void theSecondGoldenRowGivesItsSizesToo() {
    SizingState state = SizingState.START;
    for (JsonNode row : Golden.read("sizing2")) {
      state = DynamicSizing.DEFAULT.after(state, Money.ofCents(row.get("netCents").asLong()));
      Sizing next = DynamicSizing.DEFAULT.choose(state);
      assertThat(next.size()).as(row.toString()).isEqualTo(dollars(row.get("nextSize")));
      assertThat(next.rule().name()).as(row.toString()).isEqualTo(row.get("rule").asText());
    }
  }

  @Test
  void dollarsBuyTheGoldenNumberOfContracts() {
    for (JsonNode row : Golden.read("contracts")) {
      Price limit = Price.ofCents(row.get("limitCents").asInt());
      Money budget = Money.ofCents(row.get("budgetCents").asLong());
      long contracts = LEGACY.within(budget, limit);
      assertThat(contracts).as(row.toString()).isEqualTo(row.get("contracts").asLong());
      assertThat(LEGACY.debit(contracts, limit))
          .as(row.toString())
          .isEqualTo(Money.ofCents(row.get("debitCents").asLong()));
      assertThat(row.get("costCents").asLong() + row.get("feeCents").asLong())
          .isEqualTo(row.get("debitCents").asLong());
      assertThat(row.get("costCents").asLong())
          .isEqualTo(contracts * row.get("limitCents").asLong());
      for (FeePolicy exact : List.of(FeePolicy.DIRECT, FeePolicy.CENT)) {
        assertThat(new ContractCount(exact, FeeSchedule.QUADRATIC).hundredthsWithin(budget, limit))
            .as(row.toString())
            .isEqualTo(Quantity.of(row.get("fractional").decimalValue().toPlainString()));
      }
    }
  }

  @Test
  void theDebitOfTheMostContractsStaysWithinAnyBudgetAndOneMoreDoesNot() {
    for (FeePolicy policy : FeePolicy.values()) {
      ContractCount count = new ContractCount(policy, FeeSchedule.QUADRATIC);
      for (int limit = 1; limit <= 99; limit++) {
        Price price = Price.ofCents(limit);
        long contracts = count.within(Money.of("10"), price);
        assertThat(count.debit(contracts, price)).isLessThanOrEqualTo(Money.of("10"));
        assertThat(count.debit(contracts + 1, price)).isGreaterThan(Money.of("10"));
      }
    }
  }

  @Test
  void aBudgetBelowOneContractBuysNone() {
    assertThat(LEGACY.within(Money.of("0.50"), Price.ofCents(50))).isZero();
    assertThat(LEGACY.within(Money.ZERO, Price.ofCents(50))).isZero();
    assertThat(LEGACY.within(Money.of("0.52"), Price.ofCents(50))).isEqualTo(1);
  }
}
