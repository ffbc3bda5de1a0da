// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.execution.exits.ModelExits;
import io.flashpaper.engine.execution.exits.StopMemory;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted.Source;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Measure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model's stop as the ledger sees it: bought at 53 cents, the stop at 40, for YES and NO. */
class ModelStopInTheLedgerTest {
  private final Scenario scenario = new Scenario(byTheModel());

  private static AccountPlan byTheModel() {
    AccountPlan usual = AccountPlan.defaults("model");
    return new AccountPlan(
        usual.account(),
        usual.initialCash(),
        usual.fees(),
        usual.sizing(),
        ModelExits.DEFAULT,
        usual.latency(),
        usual.cooldown(),
        usual.retry(),
        usual.minFeedGrade(),
        usual.protections());
  }

  private Scenario holding(Side side) {
    return quote(0, side, 51, 47, want(side, 53)).beat(251);
  }

  private Scenario quote(long afterMs, Side side, int bid, int othersBid, Desire... desires) {
    return scenario.book(
        afterMs, Scenario.book(side, bids(bid, 900), bids(othersBid, 900)), desires);
  }

  private Optional<Price> stop() {
    return scenario.state().trades().getFirst().stop().flatMap(StopMemory::price);
  }

  private long orders() {
    return scenario.all(OrderPlaced.class).size();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void theBidMustStayAtTheStopBeforeItSells(Side side) {
    holding(side);
    assertThat(stop()).contains(Price.ofCents(40));
    quote(700, side, 40, 58).beat(800);
    assertThat(orders()).isEqualTo(1);
    quote(900, side, 41, 57);
    quote(950, side, 40, 58);
    quote(980, side, 40, 58);
    assertThat(orders()).isEqualTo(1);
    quote(1450, side, 40, 58).beat(1710);
    assertThat(scenario.all(TradeClosed.class).getFirst().reason().code()).isEqualTo("STOP");
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void farBelowItSellsAtOnceAndAtWhatTheBookPays(Side side) {
    holding(side);
    quote(700, side, 38, 60).beat(960);
    TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
    assertThat(closed.reason().code()).isEqualTo("STOP");
    assertThat(closed.trade().proceeds())
        .isEqualTo(closed.trade().bought().times(Price.ofCents(38)));
  }

  @Test
  void itIsFartherAwayWhileTheIndexMovesMoreThanItDid() {
    scenario.tape(
        new IndexTick(
            T0,
            OptionalLong.of(76_500_000_000L),
            IndexStatus.OK,
            0,
            OptionalLong.of(600_000),
            OptionalLong.of(2_000_000),
            List.of()));
    holding(Side.YES);
    assertThat(stop()).contains(Price.ofCents(31));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void inProfitItNeverFallsAgain(Side side) {
    holding(side);
    for (long second = 1; second <= 170; second++) {
      quote(second * 1000, side, 54, 44);
    }
    assertThat(stop()).contains(Price.ofCents(40));
    Scenario other = new Scenario(byTheModel());
    other.book(0, Scenario.book(side, bids(51, 900), bids(47, 900)), want(side, 53)).beat(251);
    for (long second = 1; second <= 170; second++) {
      other.book(second * 1000, Scenario.book(side, bids(52, 900), bids(46, 900)));
    }
    assertThat(other.state().trades().getFirst().stop().flatMap(StopMemory::price))
        .contains(Price.ofCents(39));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void nothingIsSoldIntoAHoleAndThatIsCounted(Side side) {
    holding(side);
    scenario.book(700, Scenario.book(side, bids(20, 900), Ladder.EMPTY));
    for (long second = 1; second <= 10; second++) {
      scenario.beat(second * 1000);
    }
    assertThat(orders()).isEqualTo(1);
    scenario.beat(61_000);
    assertThat(scenario.all(GatesCounted.class))
        .filteredOn(counted -> counted.source() == Source.EXIT)
        .singleElement()
        .satisfies(
            counted -> {
              assertThat(counted.instance()).isEqualTo("test");
              assertThat(counted.counts())
                  .containsExactly(
                      new GateCount(
                          2,
                          "HOLD_WIDE",
                          10,
                          Optional.of(Measure.of("spreadMicros", 800_000, 100_000))));
            });
  }

  @Test
  void justBeforeTheEndItIsHeldAndThatIsCounted() {
    scenario.book(
        860_000, Scenario.book(Side.YES, bids(51, 900), bids(47, 900)), want(Side.YES, 53));
    scenario.beat(860_251);
    assertThat(stop()).as("less than a minute is left").isEmpty();
    quote(871_000, Side.YES, 10, 88).beat(880_000).beat(900_000).beat(961_000);
    assertThat(orders()).isEqualTo(1);
    assertThat(scenario.all(GatesCounted.class))
        .filteredOn(counted -> counted.source() == Source.EXIT)
        .flatExtracting(GatesCounted::counts)
        .extracting(GateCount::gate, GateCount::count)
        .containsExactly(tuple("HOLD_TO_SETTLEMENT", 2L));
  }
}
