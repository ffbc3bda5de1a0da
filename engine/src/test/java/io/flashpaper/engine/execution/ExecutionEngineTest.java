// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.WHY;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.engine.execution.ledger.OrderOutcome;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Measure;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionEngineTest {
  private static final Book BOOK = new Book(bids(51, 300, 50, 900), bids(47, 250, 46, 600));
  private final Scenario scenario = new Scenario(AccountPlan.defaults("delay-arb"));

  private List<GateCount> gates() {
    scenario.beat(899_000);
    return scenario.all(GatesCounted.class).stream().flatMap(e -> e.counts().stream()).toList();
  }

  private Scenario opened() {
    return scenario.book(0, BOOK, want(Side.YES, 53)).beat(251);
  }

  @Test
  void aTapeEventWaitsUntilTheSignalSideHasJudgedIt() {
    ExecutionEngine engine = scenario.engine;
    assertThat(engine.isReadyFor(1)).isFalse();
    assertThatThrownBy(() -> engine.step(new TapeRecord(1, new Heartbeat(T0))))
        .hasMessage("tape offset 1 waits for the signal side, which has judged up to 0");
    engine.offer(new Progress(1, T0, 0));
    assertThat(engine.isReadyFor(1)).isTrue();
  }

  @Test
  void aWishBecomesAnOrderThatFillsOneLatencyLater() {
    scenario.book(0, BOOK, want(Side.YES, 53));
    assertThat(scenario.all(OrderPlaced.class)).hasSize(1);
    assertThat(scenario.beat(250).all(TradeOpened.class)).isEmpty();
    scenario.beat(251);
    TradeOpened opened = scenario.all(TradeOpened.class).getFirst();
    assertThat(opened.trade().id()).isEqualTo("delay-arb:" + ID + ":1");
    assertThat(opened.timeMs()).isEqualTo(T0 + 250);
    assertThat(opened.trade().bought()).isEqualTo(Quantity.ofContracts(18));
    assertThat(opened.trade().entry().sizing().orElseThrow().sizing().rule()).isEqualTo("BASE");
    assertThat(opened.trade().filled().k()).contains(Price.ofCents(51));
  }

  @Test
  void anOrderIntoABrokenBookIsMissedAndTriedAgainASecondLater() {
    scenario.book(0, BOOK, want(Side.YES, 53));
    scenario.tape(new BookInvalidated(T0 + 100, ID, "gap")).book(300, BOOK).beat(1249);
    assertThat(scenario.all(OrderDone.class).getFirst().outcome())
        .isEqualTo(OrderOutcome.BOOK_UNTRUSTED);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(1);
    assertThat(scenario.beat(1250).all(OrderPlaced.class)).hasSize(2);
    assertThat(gates()).extracting(GateCount::gate).contains("RETRY");
  }

  @Test
  void anOrderOnItsWayWhenTheTapeFallsSilentIsMissed() {
    scenario.book(0, BOOK, want(Side.YES, 53)).beat(10_001);
    assertThat(scenario.all(OrderDone.class).getFirst().outcome())
        .isEqualTo(OrderOutcome.BOOK_UNTRUSTED);
    assertThat(
            new Scenario(AccountPlan.defaults("delay-arb"))
                .book(0, BOOK, want(Side.YES, 53))
                .beat(10_000)
                .all(OrderDone.class)
                .getFirst()
                .outcome())
        .isEqualTo(OrderOutcome.FILLED);
  }

  @Test
  void anOrderThatArrivesAfterTheCloseIsMissed() {
    scenario.book(899_900, BOOK, want(Side.YES, 53)).beat(900_500);
    assertThat(scenario.all(OrderDone.class).getFirst().outcome())
        .isEqualTo(OrderOutcome.MARKET_CLOSED);
    assertThat(scenario.state().desires()).isEmpty();
  }

  @Test
  void aPriceThatMovedAwayIsMissed() {
    scenario.book(0, BOOK, want(Side.YES, 53));
    scenario.book(200, new Book(bids(60, 10), bids(39, 10))).beat(300);
    assertThat(scenario.all(OrderDone.class).getFirst().outcome())
        .isEqualTo(OrderOutcome.NOT_OFFERED);
  }

  @Test
  void anOrderThatFindsLessFillsPartiallyAndTheRestIsCancelled() {
    scenario.book(0, BOOK, want(Side.YES, 53));
    scenario.book(200, new Book(bids(51, 300), bids(47, 5))).beat(300);
    assertThat(scenario.all(OrderDone.class).getFirst().outcome()).isEqualTo(OrderOutcome.PARTIAL);
    assertThat(scenario.state().trades().getFirst().held()).isEqualTo(Quantity.ofContracts(5));
    assertThat(scenario.state().orders()).isEmpty();
  }

  @Test
  void theSizeIsCappedByWhatTheBookOffers() {
    scenario.book(0, new Book(bids(51, 300), bids(47, 7)), want(Side.YES, 53));
    OrderPlaced placed = scenario.all(OrderPlaced.class).getFirst();
    assertThat(placed.order().quantity()).isEqualTo(Quantity.ofContracts(7));
    assertThat(placed.order().sizing().orElseThrow().cappedBy().name()).isEqualTo("DEPTH");
  }

  @Test
  void anExitStartsTheCooldownAndTheStandingWishComesBackAfterIt() {
    opened().book(1000, new Book(bids(60, 300), bids(39, 250))).beat(1300);
    TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
    assertThat(closed.reason().code()).isEqualTo("TAKE_PROFIT");
    assertThat(closed.timeMs()).isEqualTo(T0 + 1250);
    scenario.book(2000, BOOK).beat(61_249);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(2);
    assertThat(scenario.beat(61_250).all(OrderPlaced.class)).hasSize(3);
    assertThat(gates()).extracting(GateCount::gate).contains("COOLDOWN");
  }

  @Test
  void theStopSellsAndItsReasonNamesTheFigures() {
    opened().book(1000, new Book(bids(37, 300), bids(62, 250))).beat(1300);
    TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
    assertThat(closed.reason().code()).isEqualTo("STOP");
    assertThat(closed.reason().facts().toString())
        .contains("bidMicros, value=370000", "thresholdPpm, value=-275000");
  }

  @Test
  void thirtyPercentBelowIsNoStopUnlessItIsMoreThanTwentySevenAndAHalf() {
    opened().book(1000, new Book(bids(39, 300), bids(60, 250))).beat(1300);
    assertThat(scenario.all(TradeClosed.class)).isEmpty();
  }

  @Test
  void aPositionHeldTooLongIsSold() {
    opened().beat(180_249);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(1);
    scenario.beat(180_250).beat(180_600);
    assertThat(scenario.all(TradeClosed.class).getFirst().reason().code()).isEqualTo("TIME_STOP");
  }

  @Test
  void aPartialExitGoesOnAndTheUnsoldRestWaitsForTheSettlement() {
    opened().book(1000, new Book(bids(60, 5), bids(39, 250))).beat(1300).beat(5000);
    assertThat(scenario.state().trades().getFirst().held()).isEqualTo(Quantity.ofContracts(13));
    assertThat(scenario.all(OrderPlaced.class)).hasSize(2);
    scenario.book(6000, new Book(bids(60, 9), bids(39, 250))).beat(6300);
    assertThat(scenario.state().trades().getFirst().held()).isEqualTo(Quantity.ofContracts(9));
    scenario.beat(900_000);
    assertThat(scenario.state().trades().getFirst().awaitingSettlement()).isTrue();
  }

  @Test
  void aSecondMarketOfTheSeriesWaitsForTheOpenPosition() {
    opened();
    MarketId other = new MarketId("KXBTC15M-26SEP210830-30");
    scenario.tape(new MarketUpdated(T0 + 300, Scenario.market(other, T0, 1_800_000)));
    scenario.engine.offer(
        new Signal(
            "other", 4, T0 + 400, "other", "s", "1", "delay-arb", 100, other, want(Side.NO, 60)));
    scenario.tape(new BookSnapshot(T0 + 400, other, BOOK, FeedMode.WS));
    scenario.beat(65_000);
    assertThat(scenario.all(GatesCounted.class).getFirst().counts())
        .containsExactly(new GateCount(1, "POSITION_OPEN", 1, Optional.empty()));
  }

  @Test
  void aPausedMarketIsNotTraded() {
    Market paused = Scenario.market(ID, T0, 900_000).withStatus(MarketStatus.PAUSED);
    scenario.tape(new MarketUpdated(T0, paused)).book(0, BOOK, want(Side.YES, 53));
    assertThat(scenario.all(OrderPlaced.class)).isEmpty();
    assertThat(gates()).containsExactly(new GateCount(0, "MARKET_NOT_OPEN", 1, Optional.empty()));
  }

  @Test
  void aWishAboveTheBudgetOrBeyondTheBookIsCountedOncePerSecond() {
    scenario.book(0, BOOK, want(Side.YES, 50)).beat(300).beat(600).beat(1000);
    assertThat(gates())
        .contains(
            new GateCount(
                7, "NOT_OFFERED", 2, Optional.of(Measure.of("askMicros", 530_000, 500_000))));
  }

  @Test
  void indifferenceWithdrawsTheWish() {
    scenario.book(0, new Book(Ladder.EMPTY, Ladder.EMPTY), want(Side.YES, 53));
    scenario.beat(100, new Desire.Indifferent(WHY)).book(200, BOOK);
    assertThat(scenario.all(OrderPlaced.class)).isEmpty();
    assertThat(scenario.state().desires()).isEmpty();
  }

  @Test
  void withoutCashForOneContractNothingIsOrdered() {
    AccountPlan rich = AccountPlan.defaults("poor");
    AccountPlan poor =
        new AccountPlan(
            "poor",
            Money.of("0.10"),
            rich.fees(),
            rich.sizing(),
            rich.exits(),
            rich.latency(),
            rich.cooldown(),
            rich.retry(),
            rich.minFeedGrade(),
            rich.protections());
    Scenario broke = new Scenario(poor).book(0, BOOK, want(Side.YES, 53)).beat(899_000);
    assertThat(broke.all(OrderPlaced.class)).isEmpty();
    assertThat(broke.all(GatesCounted.class).getFirst().counts())
        .extracting(GateCount::gate, GateCount::last)
        .containsExactly(
            tuple("CASH", Optional.of(Measure.of("freeCashMicros", 100_000, 547_500))));
  }
}
