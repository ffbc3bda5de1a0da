// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.WHY;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.book;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.exits.AdaptiveStop;
import io.flashpaper.engine.execution.exits.ExitPolicy;
import io.flashpaper.engine.execution.exits.V10Exits;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.latency.ConstantLatency;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.protection.Protections;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.signal.Desire;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The golden figures for latency and P&L, through the whole engine. */
class GoldenTradesTest {
  /** Positions are held until somebody says otherwise. */
  private static final ExitPolicy HOLD =
      new V10Exits(
          10_000_000,
          new AdaptiveStop(1_000_000, 0, 1_000_000, 1_000_000, Duration.ofSeconds(300), 0),
          Duration.ofDays(1));

  private static AccountPlan plan(Money size, long latencyMs) {
    return new AccountPlan(
        "golden",
        Money.of("1000"),
        FeePolicy.LEGACY_CENT_PER_ORDER,
        SizingPlan.fixed(size),
        HOLD,
        new ConstantLatency(Duration.ofMillis(latencyMs)),
        Duration.ofSeconds(60),
        Duration.ofDays(1),
        FeedGrade.POOR,
        Protections.NONE);
  }

  private static Book asks(int... noBids) {
    return new Book(Ladder.EMPTY, bids(noBids));
  }

  @Test
  void anOrderMeetsTheBookOfItsArrivalAsInTheGoldenTimeline() {
    for (JsonNode row : Golden.read("latency")) {
      Scenario scenario = new Scenario(plan(Money.of("10.04"), row.get("latencyMs").asLong()));
      scenario.book(0, asks(47, 25), want(Side.YES, 54));
      scenario.book(120, asks(47, 5, 46, 40));
      scenario.book(260, asks(45, 60));
      scenario.book(900, asks(47, 30));
      scenario.beat(1000);
      List<List<Long>> fills =
          scenario.all(Filled.class).stream()
              .map(Filled::fill)
              .map(f -> List.of(f.price().micros() / 10_000, f.quantity().hundredths() / 100))
              .toList();
      assertThat(fills.toString()).as(row.toString()).isEqualTo(spaced(row.get("fills")));
      long fees =
          scenario.all(Filled.class).stream().mapToLong(f -> f.fill().fee().net().micros()).sum();
      assertThat(fees / 10_000).as(row.toString()).isEqualTo(row.get("feeCents").asLong());
      assertTotals(scenario, row);
    }
  }

  private static void assertTotals(Scenario scenario, JsonNode row) {
    OrderDone done = scenario.all(OrderDone.class).getFirst();
    assertThat(done.order().arrivalMs() - done.order().decision().timeMs())
        .isEqualTo(row.get("latencyMs").asLong());
    assertThat(done.filled()).isEqualTo(Quantity.ofContracts(row.get("filled").asLong()));
    assertThat(done.order().quantity().minus(done.filled()))
        .isEqualTo(Quantity.ofContracts(row.get("unfilled").asLong()));
    Money cost =
        scenario.all(Filled.class).stream()
            .map(f -> f.fill().quantity().times(f.fill().price()))
            .reduce(Money.ZERO, Money::plus);
    assertThat(cost).isEqualTo(Money.ofCents(row.get("costCents").asLong()));
    if (!row.get("vwap").isNull()) {
      BigDecimal contracts = BigDecimal.valueOf(row.get("filled").asLong());
      assertThat(BigDecimal.valueOf(cost.micros(), 4).divide(contracts, 4, RoundingMode.HALF_UP))
          .isEqualByComparingTo(row.get("vwap").decimalValue());
    }
  }

  private static String spaced(JsonNode fills) {
    return fills.toString().replace(",", ", ");
  }

  @Test
  void everyGoldenTradeNetsItsGoldenResultForYesAndNoAlike() {
    for (JsonNode row : Golden.read("pnl")) {
      Side side = Side.valueOf(row.get("side").asText());
      int entry = row.get("entry").asInt();
      long contracts = row.get("contracts").asLong();
      AccountPlan plan = plan(debit(contracts, entry), 250);
      Scenario scenario = new Scenario(plan);
      scenario.book(0, book(side, bids(1, 100), bids(100 - entry, 100)), want(side, entry));
      scenario.beat(251);
      assertThat(scenario.state().trades()).as(row.toString()).hasSize(1);
      if (row.get("result").isNull()) {
        int exit = row.get("exit").asInt();
        scenario.book(1000, book(side, bids(exit, 100), Ladder.EMPTY), new Desire.Flat(WHY));
        scenario.beat(1300);
      } else {
        scenario.beat(900_000);
        assertThat(scenario.state().trades().getFirst().awaitingSettlement()).isTrue();
        scenario.tape(new MarketSettled(T0 + 905_000, ID, result(row.get("result").asText())));
      }
      List<TradeClosed> closed = scenario.all(TradeClosed.class);
      assertThat(closed).as(row.toString()).hasSize(1);
      assertThat(closed.getFirst().net())
          .as(row.toString())
          .isEqualTo(Money.ofCents(row.get("net").asLong()));
      Money gross = closed.getFirst().trade().proceeds().minus(closed.getFirst().trade().cost());
      assertThat(gross).as(row.toString()).isEqualTo(Money.ofCents(row.get("gross").asLong()));
      assertThat(closed.getFirst().trade().fees())
          .as(row.toString())
          .isEqualTo(Money.ofCents(row.get("fees").asLong()));
      assertThat(scenario.state().cash()).isEqualTo(Money.of("1000").plus(closed.getFirst().net()));
    }
  }

  private static Money debit(long contracts, int limitCents) {
    return plan(Money.of("10"), 250)
        .contractCount(FeeSchedule.QUADRATIC)
        .debit(Quantity.ofContracts(contracts), Price.ofCents(limitCents));
  }

  private static Settlement result(String result) {
    return new Settlement(
        Settlement.Result.valueOf(result),
        result.equals("YES") ? Price.ONE : Price.ZERO,
        OptionalLong.empty());
  }
}
