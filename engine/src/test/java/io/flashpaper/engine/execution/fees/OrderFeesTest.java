// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFeesTest {
  private static final FeeSchedule MAKER = new FeeSchedule(250_000);

  private static long cents(FeePolicy policy, FeeSchedule schedule, long contracts, int price) {
    FeeStep step =
        new OrderFees(policy, schedule)
            .bought(Quantity.ofContracts(contracts), Price.ofCents(price));
    assertThat(step.net().micros() % 10_000).isZero();
    return step.net().micros() / 10_000;
  }

  @Test
  void theCentPerOrderRuleMatchesTheGoldenTable() {
    for (JsonNode row : Golden.read("fees")) {
      long contracts = row.get("contracts").asLong();
      int price = row.get("priceCents").asInt();
      assertThat(cents(FeePolicy.LEGACY_CENT_PER_ORDER, FeeSchedule.QUADRATIC, contracts, price))
          .isEqualTo(row.get("takerCents").asLong());
      assertThat(cents(FeePolicy.LEGACY_CENT_PER_ORDER, MAKER, contracts, price))
          .isEqualTo(row.get("makerCents").asLong());
    }
  }

  @Test
  void whereFloatingPointIsWrongTheFeeIsRight() {
    for (JsonNode row : Golden.read("fee_float_hazards")) {
      long fee =
          cents(
              FeePolicy.LEGACY_CENT_PER_ORDER,
              FeeSchedule.QUADRATIC,
              row.get(0).asLong(),
              row.get(1).asInt());
      assertThat(fee).isEqualTo(row.get(2).asLong()).isNotEqualTo(row.get(3).asLong());
    }
  }

  @Test
  void eighteenFillsOfOneCostAsMuchAsOneFillOfEighteen() {
    OrderFees order = new OrderFees(FeePolicy.LEGACY_CENT_PER_ORDER, FeeSchedule.QUADRATIC);
    Money total = Money.ZERO;
    for (int i = 0; i < 18; i++) {
      total = total.plus(order.bought(Quantity.ofContracts(1), Price.ofCents(53)).net());
    }
    assertThat(total).isEqualTo(Money.of("0.32"));
  }

  @Test
  void theAccumulatorPaysRoundingsBackInSteps() {
    OrderFees order = new OrderFees(FeePolicy.CENT, FeeSchedule.QUADRATIC);
    Money total = Money.ZERO;
    Money rebates = Money.ZERO;
    for (int i = 0; i < 18; i++) {
      FeeStep step = order.bought(Quantity.ofContracts(1), Price.ofCents(53));
      assertThat(step.net().isNegative()).isFalse();
      total = total.plus(step.net());
      rebates = rebates.plus(step.rebate());
    }
    assertThat(total).isEqualTo(Money.of("0.32"));
    assertThat(rebates).isEqualTo(Money.of("0.04"));
  }

  @Test
  void theOfficialExampleComesOut() {
    FeeStep step =
        new OrderFees(FeePolicy.CENT, FeeSchedule.QUADRATIC)
            .bought(Quantity.of("1"), Price.of("0.055"));
    assertThat(step.trade()).isEqualTo(Money.of("0.003639"));
    assertThat(step.net()).isEqualTo(Money.of("0.005"));
  }

  @Test
  void oneContractAtFiftyCentsCostsItsCheckValue() {
    FeeStep direct =
        new OrderFees(FeePolicy.DIRECT, FeeSchedule.QUADRATIC)
            .bought(Quantity.of("1"), Price.ofCents(50));
    assertThat(direct.net()).isEqualTo(Money.of("0.0175"));
    assertThat(cents(FeePolicy.CENT, FeeSchedule.QUADRATIC, 1, 50)).isEqualTo(2);
  }

  @Test
  void everyVectorOfTheRecordedTableComesOut() throws IOException {
    Path vectors =
        Path.of(System.getProperty("flashpaper.root", "."))
            .resolveSibling("shared/recordings/kalshi/examples/fee_vectors_single_fill_buy.csv");
    if (!Files.exists(vectors)) {
      System.out.println("SKIPPED: the fee vectors are not at " + vectors);
    }
    assumeThat(vectors).exists();
    List<String> lines = Files.readAllLines(vectors);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      FeeSchedule schedule =
          new FeeSchedule(FixedPoint.parse(cells[2], 3) * FixedPoint.parse(cells[3], 3));
      Quantity quantity = Quantity.of(cells[1]);
      Price price = Price.of(cells[0]);
      assertThat(fee(FeePolicy.DIRECT, schedule, quantity, price))
          .as(line)
          .isEqualTo(new FeeFigures(Money.of(cells[5]), Money.of(cells[7]), Money.of(cells[6])));
      assertThat(fee(FeePolicy.CENT, schedule, quantity, price))
          .as(line)
          .isEqualTo(new FeeFigures(Money.of(cells[5]), Money.of(cells[9]), Money.of(cells[8])));
      assertThat(fee(FeePolicy.LEGACY_CENT_PER_ORDER, schedule, quantity, price).net())
          .as(line)
          .isEqualTo(Money.of(cells[10]));
    }
  }

  private record FeeFigures(Money trade, Money net, Money balanceChange) {}

  private static FeeFigures fee(
      FeePolicy policy, FeeSchedule schedule, Quantity quantity, Price price) {
    FeeStep step = new OrderFees(policy, schedule).bought(quantity, price);
    return new FeeFigures(
        step.trade(), step.net(), quantity.times(price).plus(step.net()).negated());
  }

  @Test
  void anUnknownPolicyIsRefusedWithAllThereAre() {
    assertThat(FeePolicy.named("cent")).isEqualTo(FeePolicy.CENT);
    assertThatThrownBy(() -> FeePolicy.named("free"))
        .hasMessage(
            "there is no fee policy 'free'; choose one of direct, cent, legacy-cent-per-order");
  }
}
