// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.WHY;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.fees.FeeStep;
import io.flashpaper.engine.execution.latency.ConstantLatency;
import io.flashpaper.engine.execution.latency.LatencyModel;
import io.flashpaper.engine.execution.latency.LogNormalLatency;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.OrderOutcome;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.PriceBand;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.signal.Desire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a market's own fees and ticks do to an order, from its sizing to its fills. */
class MarketFeesTest {
  private static final Book BOOK = new Book(bids(51, 300), bids(47, 250, 46, 600));

  private static AccountPlan plan(String cash, LatencyModel latency) {
    AccountPlan usual = AccountPlan.defaults("fees");
    return new AccountPlan(
        "fees",
        Money.of(cash),
        FeePolicy.DIRECT,
        SizingPlan.fixed(Money.of("10")),
        usual.exits(),
        latency,
        usual.cooldown(),
        usual.retry(),
        FeedGrade.POOR,
        usual.protections());
  }

  private static Scenario scenario(MarketFees fees) {
    Scenario scenario = new Scenario(plan("1000", ConstantLatency.DEFAULT));
    return charging(scenario, 0, fees);
  }

  private static Scenario charging(Scenario scenario, long afterMs, MarketFees fees) {
    return scenario.tape(
        new MarketUpdated(
            T0 + afterMs, Scenario.market(ID, T0, 900_000).withFees(Optional.of(fees))));
  }

  private static MarketFees fees(String type, long multiplierMicros) {
    return new MarketFees(type, multiplierMicros, OptionalLong.empty());
  }

  private static MarketFees waivedUntil(long afterMs) {
    return new MarketFees("quadratic", 1_000_000, OptionalLong.of(T0 + afterMs));
  }

  private static FeeStep onlyFee(Scenario scenario) {
    assertThat(scenario.all(Filled.class)).hasSize(1);
    return scenario.all(Filled.class).getFirst().fill().fee();
  }

  @Test
  void anOrderIsSizedAndChargedByItsMarketsOwnFees() {
    Scenario half = scenario(fees("quadratic", 500_000)).book(0, BOOK, want(Side.YES, 53));
    half.beat(251);
    assertThat(half.all(OrderPlaced.class).getFirst().order().reserved())
        .isEqualTo(Money.of("9.697"));
    assertThat(onlyFee(half).net()).isEqualTo(Money.of("0.157"));
    assertThat(onlyFee(half).schedule())
        .contains(new FeeSchedule(Optional.of("quadratic"), 500_000, 1_000_000, false));
  }

  @Test
  void aFreeMarketTakesMoreContractsForTheSameBudget() {
    Scenario free = scenario(fees("quadratic", 0)).book(0, BOOK, want(Side.YES, 50));
    assertThat(free.all(OrderPlaced.class)).isEmpty();
    free.book(10, new Book(bids(40, 100), bids(50, 100)), want(Side.YES, 50)).beat(300);
    assertThat(free.all(OrderDone.class).getFirst().filled()).isEqualTo(Quantity.ofContracts(20));
    assertThat(onlyFee(free).net()).isEqualTo(Money.ZERO);
  }

  @Test
  void theFeesOfTheArrivalCountNotThoseOfTheDecision() {
    Scenario raised = scenario(fees("quadratic", 500_000)).book(0, BOOK, want(Side.YES, 53));
    charging(raised, 249, fees("quadratic", 1_000_000)).beat(251);
    assertThat(onlyFee(raised).net()).isEqualTo(Money.of("0.3139"));
    Scenario later = scenario(fees("quadratic", 500_000)).book(0, BOOK, want(Side.YES, 53));
    charging(later, 251, fees("quadratic", 1_000_000)).beat(252);
    assertThat(onlyFee(later).net()).isEqualTo(Money.of("0.157"));
  }

  @Test
  void aWaiverThatEndsOnTheWayIsForeseenWhenSizing() {
    Scenario ends = scenario(waivedUntil(250)).book(0, BOOK, want(Side.YES, 53)).beat(251);
    assertThat(ends.all(OrderPlaced.class).getFirst().order().reserved())
        .isEqualTo(Money.of("9.8539"));
    assertThat(onlyFee(ends).net()).isEqualTo(Money.of("0.3139"));
    Scenario holds = scenario(waivedUntil(251)).book(0, BOOK, want(Side.YES, 53)).beat(251);
    assertThat(onlyFee(holds).net()).isEqualTo(Money.ZERO);
  }

  @Test
  void sellingPaysTheMarketsFeesToo() {
    Scenario scenario = scenario(fees("quadratic", 500_000)).book(0, BOOK, want(Side.YES, 53));
    scenario.beat(251).book(1000, BOOK, new Desire.Flat(WHY)).beat(1300);
    FeeStep exit = scenario.all(Filled.class).getLast().fill().fee();
    assertThat(exit.net()).isEqualTo(Money.of("0.1575"));
    assertThat(exit.schedule()).isPresent();
  }

  @Test
  void feesThatRoseBeyondWhatTheAccountHasMakeTheOrderMiss() {
    Scenario poor = new Scenario(plan("9.54", ConstantLatency.DEFAULT));
    charging(poor, 0, fees("quadratic", 0)).book(0, BOOK, want(Side.YES, 53));
    charging(poor, 100, fees("quadratic", 1_000_000)).beat(251);
    OrderDone done = poor.all(OrderDone.class).getFirst();
    assertThat(done.outcome()).isEqualTo(OrderOutcome.CASH);
    assertThat(done.outcome().isMissed()).isTrue();
    assertThat(poor.state().cash()).isEqualTo(Money.of("9.54"));
  }

  @Test
  void aLimitBetweenTicksIsLoweredSoThatNeverMoreIsPaidThanWanted() {
    Scenario scenario = new Scenario(plan("1000", ConstantLatency.DEFAULT));
    scenario.tape(new MarketUpdated(T0, tapered()));
    Desire wish =
        new Desire.Want(Side.YES, Price.of("0.5395"), T0 + 900_000, OptionalLong.empty(), WHY);
    scenario.book(0, BOOK, wish).beat(251);
    OrderDone done = scenario.all(OrderDone.class).getFirst();
    assertThat(done.order().limit()).isEqualTo(Price.ofCents(53));
    assertThat(done.order().sizing().orElseThrow().limit()).isEqualTo(Price.ofCents(53));
    assertThat(done.filled()).isEqualTo(Quantity.ofContracts(18));
  }

  private static Market tapered() {
    Market plain = Scenario.market(ID, T0, 900_000);
    return new Market(
        plain.id(),
        plain.series(),
        plain.status(),
        plain.strikeRule(),
        plain.strikeMicros(),
        plain.openTimeMs(),
        plain.closeTimeMs(),
        List.of(
            band("0", "0.10", "0.001"), band("0.10", "0.90", "0.01"), band("0.90", "1", "0.001")));
  }

  private static PriceBand band(String start, String end, String step) {
    return new PriceBand(Price.of(start), Price.of(end), Price.of(step));
  }

  @Test
  void whatIsNotThereAtArrivalIsCancelledAndNotWaitedFor() {
    Scenario scenario = scenario(MarketFees.QUADRATIC).book(0, BOOK, want(Side.YES, 53));
    scenario.book(100, new Book(bids(51, 300), bids(47, 7))).beat(251);
    OrderDone done = scenario.all(OrderDone.class).getFirst();
    assertThat(done.outcome()).isEqualTo(OrderOutcome.PARTIAL);
    assertThat(done.filled()).isEqualTo(Quantity.ofContracts(7));
    assertThat(scenario.state().orders()).isEmpty();
    scenario.book(300, BOOK).beat(2000);
    assertThat(scenario.all(Filled.class)).hasSize(1);
  }

  @Test
  void aDrawnLatencyIsThatOfTheOrdersIdAndKeptWithTheOrder() {
    LatencyModel model = new LogNormalLatency(Duration.ofMillis(180), 500_000);
    Scenario scenario = new Scenario(plan("1000", model)).book(0, BOOK, want(Side.YES, 53));
    scenario.beat(5000);
    OrderDone done = scenario.all(OrderDone.class).getFirst();
    assertThat(done.order().arrivalMs() - done.order().decision().timeMs())
        .isEqualTo(model.millis(done.order().id()));
    assertThat(done.timeMs()).isEqualTo(done.order().arrivalMs());
  }
}
