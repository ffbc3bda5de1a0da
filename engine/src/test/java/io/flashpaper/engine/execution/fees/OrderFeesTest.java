// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OrderFeesTest {
  private static final FeeSchedule MAKER =
      FeeSchedule.of(
          Optional.of(new MarketFees("quadratic_with_maker_fees", 1_000_000, OptionalLong.empty())),
          FeeRole.MAKER,
          0);

  private static long cents(FeePolicy policy, FeeSchedule schedule, long contracts, int price) {
    FeeStep step =
        new OrderFees(policy)
            .bought(Quantity.ofContracts(contracts), Price.ofCents(price), schedule);
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
      assertThat(modelFee(FeeSchedule.QUADRATIC, contracts, price))
          .isEqualByComparingTo(row.get("rawTaker").decimalValue());
      assertThat(modelFee(MAKER, contracts, price))
          .isEqualByComparingTo(row.get("rawMaker").decimalValue());
      assertThat((long) Math.ceil(naive(contracts, price)))
          .isEqualTo(row.get("naiveDoubleCents").asLong());
    }
  }

  private static BigDecimal modelFee(FeeSchedule schedule, long contracts, int price) {
    return schedule.modelFee(Quantity.ofContracts(contracts), Price.ofCents(price));
  }

  /** How not to do it. */
  private static double naive(long contracts, int price) {
    return 0.07 * contracts * (price / 100.0) * (1 - price / 100.0) * 100;
  }

  @Test
  void everyFillOfTheGoldenOrdersIsChargedAsItWasBeforeAugust2026() {
    for (JsonNode order : Golden.read("fee_accumulator")) {
      String name = order.get("name").asText();
      OrderFees fees = new OrderFees(FeePolicy.CENT_UNTIL_2026_08_26);
      Money total = Money.ZERO;
      for (JsonNode row : order.get("fills")) {
        Quantity quantity = Quantity.of(row.get("contracts").asText().replaceAll("\\.0$", ""));
        Price price = Price.of(row.get("price").asText());
        FeeStep step = fees.bought(quantity, price, FeeSchedule.QUADRATIC);
        assertThat(FeeSchedule.QUADRATIC.modelFee(quantity, price))
            .as(name)
            .isEqualByComparingTo(row.get("rawFee").decimalValue());
        assertThat(step.trade()).as(name).isEqualTo(money(row, "tradeFee"));
        assertThat(step.rounding()).as(name).isEqualTo(money(row, "roundingFee"));
        assertThat(step.rebate()).as(name).isEqualTo(money(row, "rebate"));
        assertThat(step.net()).as(name).isEqualTo(money(row, "netFee"));
        assertThat(fees.memory().accumulatedMicros())
            .as(name)
            .isEqualTo(money(row, "acc").micros());
        total = total.plus(step.net());
      }
      assertThat(total).as(name).isEqualTo(money(order, "total"));
      if (!order.get("singleOrderCeil").isNull()) {
        assertThat(legacyTotal(order)).as(name).isEqualTo(money(order, "singleOrderCeil"));
      }
    }
  }

  private static Money money(JsonNode row, String field) {
    return Money.of(row.get(field).decimalValue().toPlainString());
  }

  private static Money legacyTotal(JsonNode order) {
    OrderFees fees = new OrderFees(FeePolicy.LEGACY_CENT_PER_ORDER);
    Money total = Money.ZERO;
    for (JsonNode row : order.get("fills")) {
      Quantity quantity = Quantity.ofContracts(row.get("contracts").asLong());
      Price price = Price.of(row.get("price").asText());
      total = total.plus(fees.bought(quantity, price, FeeSchedule.QUADRATIC).net());
    }
    return total;
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
    OrderFees order = new OrderFees(FeePolicy.LEGACY_CENT_PER_ORDER);
    Money total = Money.ZERO;
    for (int i = 0; i < 18; i++) {
      total =
          total.plus(
              order
                  .bought(Quantity.ofContracts(1), Price.ofCents(53), FeeSchedule.QUADRATIC)
                  .net());
    }
    assertThat(total).isEqualTo(Money.of("0.32"));
  }

  @Test
  void theAccumulatorPaysRoundingsBackInSteps() {
    OrderFees order = new OrderFees(FeePolicy.CENT);
    Money total = Money.ZERO;
    Money rebates = Money.ZERO;
    for (int i = 0; i < 18; i++) {
      FeeStep step =
          order.bought(Quantity.ofContracts(1), Price.ofCents(53), FeeSchedule.QUADRATIC);
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
        new OrderFees(FeePolicy.CENT)
            .bought(Quantity.of("1"), Price.of("0.055"), FeeSchedule.QUADRATIC);
    assertThat(FeeSchedule.QUADRATIC.modelFee(Quantity.of("1"), Price.of("0.055")))
        .isEqualByComparingTo("0.00363825");
    assertThat(step.trade()).isEqualTo(Money.of("0.003639"));
    assertThat(step.net()).isEqualTo(Money.of("0.005"));
  }

  @Test
  void oneContractAtFiftyCentsCostsItsCheckValue() {
    FeeStep direct =
        new OrderFees(FeePolicy.DIRECT)
            .bought(Quantity.of("1"), Price.ofCents(50), FeeSchedule.QUADRATIC);
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
          new FeeSchedule(
              Optional.empty(),
              FixedPoint.parse(cells[2], 6),
              FixedPoint.parse(cells[3], 6),
              false);
      Quantity quantity = Quantity.of(cells[1]);
      Price price = Price.of(cells[0]);
      assertThat(schedule.modelFee(quantity, price)).as(line).isEqualByComparingTo(cells[4]);
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
    FeeStep step = new OrderFees(policy).bought(quantity, price, schedule);
    return new FeeFigures(
        step.trade(), step.net(), quantity.times(price).plus(step.net()).negated());
  }

  @Test
  void anOrderThatRestedGoesOnWhereItsFeesWere() {
    for (FeePolicy policy : FeePolicy.values()) {
      OrderFees whole = new OrderFees(policy);
      FeeMemory kept = FeeMemory.START;
      for (int fill = 1; fill <= 40; fill++) {
        FeeSchedule schedule = fill == 1 ? FeeSchedule.QUADRATIC : MAKER;
        OrderFees resumed = new OrderFees(policy, kept);
        assertThat(resumed.bought(Quantity.ofContracts(fill), Price.ofCents(53), schedule))
            .isEqualTo(whole.bought(Quantity.ofContracts(fill), Price.ofCents(53), schedule));
        kept = resumed.memory();
      }
    }
  }

  @Test
  void anUnknownPolicyIsRefusedWithAllThereAre() {
    assertThat(FeePolicy.named("cent")).isEqualTo(FeePolicy.CENT);
    assertThatThrownBy(() -> FeePolicy.named("free"))
        .hasMessage(
            "there is no fee policy 'free'; choose one of direct, cent, cent-until-2026-08-26,"
                + " legacy-cent-per-order");
  }
}
