// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.engine.execution.ledger.OrderOutcome;
import io.flashpaper.model.Book;
import io.flashpaper.model.Price;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Measure;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a market's feed grade does to orders, and where it is noted. */
class FeedGradeTest {
  private static final Book BOOK = new Book(bids(51, 300, 50, 900), bids(47, 250, 46, 600));
  private static final Book RISEN = new Book(bids(60, 300), bids(39, 250));
  private static final Book FALLEN = new Book(bids(37, 300), bids(62, 250));

  private Scenario scenario = new Scenario(AccountPlan.defaults("delay-arb"));

  private static AccountPlan requiring(FeedGrade grade) {
    AccountPlan usual = AccountPlan.defaults("delay-arb");
    return new AccountPlan(
        usual.account(),
        usual.initialCash(),
        usual.fees(),
        usual.sizing(),
        usual.exits(),
        usual.latency(),
        usual.cooldown(),
        usual.retry(),
        grade,
        usual.protections());
  }

  private static FeedHealth health(FeedGrade grade) {
    return new FeedHealth(grade, FeedMode.WS, "as tested");
  }

  private Scenario graded(long afterMs, FeedGrade grade) {
    return scenario.tape(new MarketGraded(T0 + afterMs, ID, health(grade)));
  }

  private OrderDone lastOrder() {
    return scenario.all(OrderDone.class).getLast();
  }

  @Test
  void anOrderThatArrivesInAnUnusableMarketIsMissedAndTriedAgainWhenItIsUsable() {
    scenario.book(0, BOOK, want(Side.YES, 53));
    graded(249, FeedGrade.UNUSABLE).beat(251);
    assertThat(lastOrder().outcome()).isEqualTo(OrderOutcome.FEED_GRADE);
    assertThat(lastOrder().book().grade()).contains(FeedGrade.UNUSABLE);
    scenario.beat(1300);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(1);
    graded(1400, FeedGrade.POOR).beat(1651);
    assertThat(lastOrder().outcome()).isEqualTo(OrderOutcome.FILLED);
  }

  @Test
  void theGradeOfTheArrivalCountsNotThatOfTheDecisionNorAnyLaterOne() {
    graded(0, FeedGrade.GOOD);
    scenario.book(0, BOOK, want(Side.YES, 53));
    graded(250, FeedGrade.FAIR);
    graded(251, FeedGrade.UNUSABLE);
    assertThat(lastOrder().outcome()).isEqualTo(OrderOutcome.FILLED);
    assertThat(lastOrder().order().decision().grade()).contains(FeedGrade.GOOD);
    assertThat(scenario.all(TradeOpened.class).getFirst().trade().filled().health())
        .contains(health(FeedGrade.FAIR));
  }

  @Test
  void aWishInAMarketGradedTooLowIsNoOrderAndIsCounted() {
    scenario = new Scenario(requiring(FeedGrade.FAIR));
    graded(0, FeedGrade.POOR);
    scenario.book(0, BOOK, want(Side.YES, 53)).beat(300);
    assertThat(scenario.all(OrderPlaced.class)).isEmpty();
    graded(500, FeedGrade.FAIR);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(1);
    scenario.beat(60_000);
    assertThat(scenario.all(GatesCounted.class).getFirst().counts())
        .containsExactly(new GateCount(6, "FEED_GRADE", 1, Optional.of(Measure.of("grade", 2, 1))));
  }

  @Test
  void aMarketThatWasNeverGradedIsPoorAndTradedByDefaultOnly() {
    assertThat(scenario.book(0, BOOK, want(Side.YES, 53)).all(OrderPlaced.class)).hasSize(1);
    scenario = new Scenario(requiring(FeedGrade.FAIR));
    assertThat(scenario.book(0, BOOK, want(Side.YES, 53)).all(OrderPlaced.class)).isEmpty();
  }

  @Test
  void aStopWaitsWhileTheMarketIsUnusable() {
    scenario.book(0, BOOK, want(Side.YES, 53)).beat(251);
    graded(500, FeedGrade.UNUSABLE).book(1000, FALLEN).beat(5000);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(1);
    graded(6000, FeedGrade.POOR).beat(6251);
    TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
    assertThat(closed.reason().code()).isEqualTo("STOP");
    assertThat(closed.timeMs()).isEqualTo(T0 + 6250);
    assertThat(closed.exitGrade()).contains(FeedGrade.POOR);
  }

  @Test
  void anExitOnItsWayIsMissedInAnUnusableMarketAndGoesOnForTheSameReason() {
    scenario.book(0, BOOK, want(Side.YES, 53)).beat(251).book(1000, RISEN);
    graded(1100, FeedGrade.UNUSABLE).beat(1251);
    assertThat(lastOrder().outcome()).isEqualTo(OrderOutcome.FEED_GRADE);
    assertThat(scenario.state().trades().getFirst().exitReason()).isPresent();
    scenario.beat(3000);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(2);
    graded(4000, FeedGrade.GOOD).book(4100, FALLEN).beat(4251);
    TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
    assertThat(closed.reason().code()).isEqualTo("TAKE_PROFIT");
    assertThat(closed.exitGrade()).contains(FeedGrade.GOOD);
  }

  @Test
  void anExitOnItsWayWithoutABookWaitsForTheNextOne() {
    scenario.book(0, BOOK, want(Side.YES, 53)).beat(251).book(1000, RISEN);
    scenario.tape(new BookInvalidated(T0 + 1100, ID, "gap")).beat(1251).beat(9000);
    assertThat(lastOrder().outcome()).isEqualTo(OrderOutcome.BOOK_UNTRUSTED);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(2);
    scenario.book(9500, RISEN).beat(9751);
    assertThat(scenario.all(TradeClosed.class).getFirst().reason().code()).isEqualTo("TAKE_PROFIT");
  }

  @Test
  void whatIsHeldIsSoldBelowTheGradeThatBuyingRequires() {
    scenario = new Scenario(requiring(FeedGrade.GOOD));
    graded(0, FeedGrade.GOOD).book(0, BOOK, want(Side.YES, 53)).beat(251);
    graded(500, FeedGrade.POOR).book(1000, RISEN).beat(1251);
    assertThat(scenario.all(TradeClosed.class).getFirst().exitGrade()).contains(FeedGrade.POOR);
  }

  @Test
  void aSettlementIsPaidOutWhateverTheGrade() {
    scenario.book(0, BOOK, want(Side.YES, 53)).beat(251);
    graded(500, FeedGrade.UNUSABLE).beat(900_000);
    Settlement yes = new Settlement(Settlement.Result.YES, Price.ONE, OptionalLong.empty());
    scenario.tape(new MarketSettled(T0 + 904_000, ID, yes));
    TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
    assertThat(closed.exitGrade()).isEmpty();
    assertThat(closed.decision().grade()).contains(FeedGrade.UNUSABLE);
  }

  @Test
  void anAccountCannotAskForUnusableMarkets() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> requiring(FeedGrade.UNUSABLE))
        .withMessageContaining("delay-arb");
  }
}
