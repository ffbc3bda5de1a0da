// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.SettlementWait;
import io.flashpaper.engine.execution.account.SettlementWait.Standing;
import io.flashpaper.engine.execution.ledger.Fill;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AwaitingSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SettlementOverdue;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeRestated;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Settlement.Result;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From the close to the last correction; 18 contracts at 53 cents, whichever side. */
class SettlementLifeCycleTest {
  private static final long CLOSE = 900_000;
  private static final long STRIKE = 76_500_000_000L;
  private static final Money START = Money.of("1000");
  private static final Settlement YES =
      new Settlement(Result.YES, Price.ONE, OptionalLong.of(STRIKE));
  private static final Settlement NO =
      new Settlement(Result.NO, Price.ZERO, OptionalLong.of(STRIKE - 1));

  private final Scenario scenario = new Scenario(AccountPlan.defaults("life"));

  private static Settlement wins(Side side) {
    return side == Side.YES ? YES : NO;
  }

  private static Settlement share(String yes, boolean isVoid) {
    return new Settlement(
        Result.SCALAR, Price.of(yes), isVoid ? OptionalLong.empty() : OptionalLong.of(STRIKE));
  }

  /** Bought so shortly before the close that nothing sells it. */
  private Scenario holding(Side side) {
    long at = CLOSE - 100_000;
    return scenario
        .book(at, Scenario.book(side, bids(51, 900), bids(47, 900)), want(side, 53))
        .beat(at + 251);
  }

  private void prints(int count, long indexMicros) {
    for (long second = 60; second > 60 - count; second--) {
      scenario.tape(
          new IndexTick(
              T0 + CLOSE - second * 1000,
              OptionalLong.of(indexMicros),
              IndexStatus.OK,
              0,
              List.of()));
    }
  }

  private void settle(long afterMs, Settlement settlement) {
    scenario.tape(new MarketSettled(T0 + afterMs, ID, settlement));
  }

  private OpenTrade waiting() {
    return scenario.state().trades().getFirst();
  }

  private TradeClosed closed() {
    return scenario.all(TradeClosed.class).getFirst();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void theOfficialResultPaysAndSizingCountsIt(Side side) {
    holding(side).beat(CLOSE);
    settle(CLOSE + 5000, wins(side));
    assertThat(closed().trade().proceeds()).isEqualTo(Money.of("18"));
    assertThat(scenario.state().cash()).isEqualTo(START.plus(closed().net()));
    assertThat(scenario.state().sizing().trades()).isEqualTo(1);
    assertThat(scenario.state().totals().wins()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"YES, 0.53", "NO, 0.47"})
  void aVoidedMarketGivesBackWhatTheVenueSaysAndSizingForgetsIt(Side side, String yesValue) {
    holding(side).beat(CLOSE);
    settle(CLOSE + 5000, share(yesValue, true));
    assertThat(closed().reason().code()).isEqualTo("SETTLEMENT_VOID");
    assertThat(closed().net()).as("the fee is gone").isEqualTo(closed().trade().fees().negated());
    assertThat(scenario.state().sizing().trades()).isZero();
    assertThat(scenario.state().totals().trades()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"YES, 0.66667", "NO, 0.33333"})
  void aShareIsPaidInWholeStepsAndSizingCountsTheNet(Side side, String yesValue) {
    holding(side).beat(CLOSE);
    settle(CLOSE + 5000, share(yesValue, false));
    assertThat(closed().reason().code()).isEqualTo("SETTLEMENT_SCALAR");
    assertThat(closed().trade().proceeds()).isEqualTo(Money.of("12.00006"));
    assertThat(closed().payout().get().kept()).isEqualTo(Money.of("0.00006"));
    assertThat(closed().payout().get().paid()).isEqualTo(Money.of("12"));
    assertThat(closed().net().isPositive()).isTrue();
    assertThat(scenario.state().sizing().wins()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void withoutAResultOurOwnAverageIsShownAndAfterAQuarterHourProvisional(Side side) {
    holding(side);
    prints(57, STRIKE + (side == Side.YES ? 1 : -1) * 38_260_000L);
    scenario.beat(CLOSE);
    SettlementWait wait = scenario.all(AwaitingSettlement.class).getFirst().trade().awaited().get();
    assertThat(wait.prints()).hasValue(57);
    assertThat(wait.averageMicros()).isPresent();
    assertThat(wait.standing()).isEqualTo(Standing.WAITING);
    AccountState before = scenario.beat(CLOSE + 899_999).state();
    assertThat(scenario.all(SettlementOverdue.class)).isEmpty();
    scenario.beat(CLOSE + 900_000).beat(CLOSE + 900_001);
    assertThat(scenario.all(SettlementOverdue.class)).hasSize(1);
    assertThat(waiting().awaited().get().standing()).isEqualTo(Standing.PROVISIONAL);
    assertThat(waiting().awaited().get().winner()).contains(side);
    assertThat(scenario.state().cash()).isEqualTo(before.cash());
    assertThat(scenario.state().totals()).isEqualTo(before.totals());
    assertThat(scenario.state().sizing()).isEqualTo(before.sizing());
    settle(CLOSE + 1_000_000, wins(side.opposite()));
    assertThat(closed().reason().facts()).contains(new Fact("provisionalAgreed", 0));
    assertThat(closed().trade().proceeds()).isEqualTo(Money.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"57, 38250000", "57, -38250000", "56, 99000000", "0, 0"})
  void anAverageTooNearTheStrikeOrOfTooFewPrintsResolvesNothing(int prints, long above) {
    holding(Side.YES);
    prints(prints, STRIKE + above);
    scenario.beat(CLOSE).beat(CLOSE + 900_000);
    assertThat(waiting().awaited().get().standing()).isEqualTo(Standing.UNRESOLVED);
    assertThat(waiting().awaited().get().winner()).isEmpty();
    settle(CLOSE + 1_000_000, YES);
    assertThat(closed().reason().facts()).extracting(Fact::name).containsExactly("valueMicros");
  }

  @Test
  void aMarketThatClosesEarlyWaitsForItsTimeBeforeThePrintsAreCounted() {
    holding(Side.YES);
    scenario.tape(
        new MarketUpdated(
            T0 + CLOSE - 70_000, Scenario.market(ID, T0, CLOSE).withStatus(MarketStatus.CLOSED)));
    assertThat(waiting().awaited().get().prints()).isEmpty();
    prints(60, STRIKE + 99_000_000);
    scenario.beat(CLOSE);
    assertThat(waiting().awaited().get().prints()).hasValue(60);
    assertThat(scenario.all(AwaitingSettlement.class)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aCorrectionTakesThePayoutBackAndPaysAnewByEntriesOfItsOwn(Side side) {
    holding(side).beat(CLOSE);
    settle(CLOSE + 5000, wins(side));
    AccountState wrong = scenario.state();
    settle(CLOSE + 65_000, wins(side.opposite()));
    assertThat(scenario.all(Filled.class))
        .extracting(e -> e.fill().kind(), e -> e.fill().number(), e -> e.fill().cashChange())
        .contains(
            tuple(Fill.Kind.SETTLEMENT, 2, Money.of("18")),
            tuple(Fill.Kind.REVERSAL, 3, Money.of("-18")),
            tuple(Fill.Kind.SETTLEMENT, 4, Money.ZERO));
    TradeRestated restated = scenario.all(TradeRestated.class).getFirst();
    assertThat(restated.before().net()).isEqualTo(closed().net());
    assertThat(restated.after().net()).isEqualTo(closed().net().minus(Money.of("18")));
    assertThat(restated.after().payout().get().code())
        .isEqualTo(side == Side.YES ? "SETTLEMENT_NO" : "SETTLEMENT_YES");
    assertThat(scenario.state().cash()).isEqualTo(START.plus(restated.after().net()));
    assertThat(scenario.state().totals().wins()).isZero();
    assertThat(scenario.state().totals().trades()).isEqualTo(1);
    assertThat(scenario.state().sizing().losses()).isEqualTo(1);
    assertThat(scenario.state().totals().fees()).isEqualTo(wrong.totals().fees());
    scenario.state().requireBalance();
  }

  @Test
  void theSameOutcomeSaidAgainChangesNothingAndACorrectionCanBeCorrected() {
    holding(Side.YES).beat(CLOSE);
    settle(CLOSE + 5000, YES);
    AccountState first = scenario.state();
    settle(CLOSE + 65_000, YES);
    assertThat(scenario.state()).isEqualTo(first);
    settle(CLOSE + 70_000, share("0.3333", true));
    assertThat(scenario.state().sizing().trades()).as("void is not counted").isZero();
    settle(CLOSE + 80_000, YES);
    assertThat(scenario.state().cash()).isEqualTo(first.cash());
    assertThat(scenario.state().sizing()).isEqualTo(first.sizing());
    assertThat(scenario.state().totals()).isEqualTo(first.totals());
    assertThat(scenario.all(TradeRestated.class))
        .extracting(e -> e.after().restated())
        .containsExactly(1, 2);
  }

  @Test
  void whatWasSoldIsNotRestated() {
    holding(Side.YES)
        .book(CLOSE - 90_000, Scenario.book(Side.YES, bids(70, 900), bids(28, 900)))
        .beat(CLOSE - 80_000)
        .beat(CLOSE);
    settle(CLOSE + 5000, YES);
    settle(CLOSE + 65_000, NO);
    assertThat(closed().reason().code()).isEqualTo("TAKE_PROFIT");
    assertThat(scenario.all(TradeRestated.class)).isEmpty();
  }

  @Test
  void aCorrectionMayLeaveLessThanNoCashAndThenNothingIsBought() {
    AccountPlan usual = AccountPlan.defaults("life");
    Scenario poor =
        new Scenario(
            new AccountPlan(
                usual.account(),
                Money.of("10"),
                usual.fees(),
                usual.sizing(),
                usual.exits(),
                usual.latency(),
                usual.cooldown(),
                usual.retry(),
                usual.minFeedGrade(),
                usual.protections()));
    long late = CLOSE - 100_000;
    poor.book(late, new Book(bids(51, 900), bids(47, 900)), want(Side.YES, 53))
        .beat(late + 251)
        .tape(new MarketSettled(T0 + CLOSE, ID, YES));
    buyElsewhere(poor, 4, 1);
    assertThat(poor.state().trades()).hasSize(1);
    poor.tape(new MarketSettled(T0 + CLOSE + 2000, ID, NO))
        .tape(new MarketSettled(T0 + CLOSE + 3000, other(1), NO));
    assertThat(poor.state().cash().isNegative()).isTrue();
    poor.state().requireBalance();
    buyElsewhere(poor, 9, 2);
    assertThat(poor.state().orders()).isEmpty();
    assertThat(poor.state().trades()).isEmpty();
    poor.beat(CLOSE + 120_000);
    assertThat(poor.all(GatesCounted.class))
        .flatExtracting(GatesCounted::counts)
        .extracting(GateCount::gate)
        .contains("CASH");
  }

  private static MarketId other(int number) {
    return new MarketId("KXBTC15M-OTHER-" + number);
  }

  /** Wants YES of another market, which is told from a tape offset on. */
  private static void buyElsewhere(Scenario poor, long offset, int number) {
    long atMs = T0 + CLOSE + number * 10_000L - 9_500;
    poor.tape(new MarketUpdated(atMs, Scenario.market(other(number), T0 + CLOSE, CLOSE)));
    Desire.Want want =
        new Desire.Want(
            Side.YES, Price.ofCents(53), T0 + 2 * CLOSE, OptionalLong.empty(), Scenario.WHY);
    poor.engine.offer(
        new Signal(
            "other" + number,
            offset + 1,
            atMs,
            "other",
            "s",
            "1",
            "life",
            100,
            other(number),
            want));
    poor.tape(
        new BookSnapshot(atMs, other(number), new Book(bids(51, 900), bids(47, 900)), FeedMode.WS));
    poor.beat(atMs - T0 + 300);
  }
}
