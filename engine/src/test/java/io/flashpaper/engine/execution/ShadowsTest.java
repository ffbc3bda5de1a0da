// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.WHY;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowBegun;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowDropped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowDropped.Why;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowSettled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.protection.Protections;
import io.flashpaper.engine.execution.protection.Protections.Exposure;
import io.flashpaper.engine.execution.shadow.SettledShadow;
import io.flashpaper.engine.execution.shadow.Shadow;
import io.flashpaper.engine.execution.shadow.Shadow.Source;
import io.flashpaper.engine.execution.shadow.Shadows;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Settlement.Result;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.SignalMessage.Refused;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules refused or sold early goes on to settlement without money. */
class ShadowsTest {
  private static final long LATE = 800_000;
  private static final Book BOOK = new Book(bids(51, 300), bids(47, 250));
  private static final Settlement YES =
      new Settlement(Result.YES, Price.ONE, OptionalLong.of(76_500_000_000L));
  private static final Settlement NO =
      new Settlement(Result.NO, Price.ZERO, OptionalLong.of(76_499_000_000L));

  private final Scenario free = new Scenario(AccountPlan.defaults("free"));
  private final Scenario guarded = new Scenario(atMostADollar("guarded"));

  private static AccountPlan atMostADollar(String account) {
    Exposure exposure =
        new Exposure(Optional.of(Money.of("1")), Optional.empty(), Optional.empty());
    return AccountPlan.defaults(account)
        .withProtections(
            new Protections(
                exposure,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  static Stream<Settlement> outcomes() {
    return Stream.of(
        YES,
        NO,
        new Settlement(Result.SCALAR, Price.of("0.53"), OptionalLong.empty()),
        new Settlement(Result.SCALAR, Price.of("0.333333"), OptionalLong.of(1)));
  }

  private static Scenario settled(Scenario scenario, Settlement settlement) {
    return scenario.tape(new MarketSettled(T0 + 950_000, ID, settlement));
  }

  private static List<Shadow> begun(Scenario scenario) {
    return scenario.all(ShadowBegun.class).stream().map(ShadowBegun::shadow).toList();
  }

  private static List<SettledShadow> ended(Scenario scenario) {
    return scenario.all(ShadowSettled.class).stream().map(ShadowSettled::settled).toList();
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void whatAProtectionRefusedEndsAsTheTradeWouldHave(Settlement settlement) {
    settled(free.book(LATE, BOOK, want(Side.YES, 53)).beat(LATE + 251), settlement);
    settled(guarded.book(LATE, BOOK, want(Side.YES, 53)).beat(LATE + 251), settlement);
    TradeClosed trade = free.all(TradeClosed.class).getFirst();
    SettledShadow shadow = ended(guarded).getFirst();
    assertThat(shadow.shadow().rule()).isEqualTo("MAX_EXPOSURE");
    assertThat(shadow.shadow().source()).isEqualTo(Source.EXECUTION);
    assertThat(shadow.shadow().quantity()).isEqualTo(trade.trade().bought());
    assertThat(shadow.shadow().kept())
        .isEqualTo(trade.trade().cost().plus(trade.trade().entryFees()));
    assertThat(shadow.result()).isEqualTo(trade.net());
    assertThat(guarded.state().cash()).isEqualTo(Money.of("1000"));
    assertThat(guarded.all(OrderPlaced.class)).isEmpty();
    assertThat(guarded.state().shadows().open()).isEmpty();
  }

  @Test
  void aRefusalThatLastsIsOneShadow() {
    guarded
        .book(LATE, BOOK, want(Side.YES, 53))
        .beat(LATE + 5_000)
        .book(LATE + 6_000, new Book(bids(51, 300), bids(48, 250)))
        .beat(LATE + 9_000);
    assertThat(begun(guarded)).hasSize(1);
  }

  @Test
  void whatTheBookDoesNotOfferIsNotRefused() {
    guarded.book(LATE, BOOK, want(Side.YES, 52)).beat(LATE + 5_000);
    assertThat(begun(guarded)).isEmpty();
  }

  @Test
  void whatCashDoesNotPayIsNotRefused() {
    Scenario poor =
        new Scenario(
            new AccountPlan(
                "poor",
                Money.of("0.10"),
                AccountPlan.defaults("poor").fees(),
                AccountPlan.defaults("poor").sizing(),
                AccountPlan.defaults("poor").exits(),
                AccountPlan.defaults("poor").latency(),
                AccountPlan.defaults("poor").cooldown(),
                AccountPlan.defaults("poor").retry(),
                AccountPlan.defaults("poor").minFeedGrade(),
                Protections.NONE));
    poor.book(LATE, BOOK, want(Side.YES, 53)).beat(LATE + 5_000);
    assertThat(begun(poor)).isEmpty();
  }

  /** Bought at 53 cents, sold at 51 on the strategy's word. */
  private Scenario soldEarly() {
    return free.book(LATE, BOOK, want(Side.YES, 53))
        .beat(LATE + 251)
        .beat(LATE + 1_000, new Desire.Flat(WHY))
        .beat(LATE + 1_300);
  }

  @Test
  void whatWasSoldEarlyIsHeldOn() {
    settled(soldEarly(), YES);
    TradeClosed trade = free.all(TradeClosed.class).getFirst();
    SettledShadow shadow = ended(free).getFirst();
    assertThat(shadow.shadow().source()).isEqualTo(Source.EXIT);
    assertThat(shadow.shadow().rule()).isEqualTo(WHY.code());
    assertThat(shadow.shadow().trade()).contains(trade.trade().id());
    assertThat(shadow.shadow().kept())
        .isEqualTo(trade.trade().proceeds().minus(trade.trade().exitFees()));
    assertThat(shadow.paid()).isEqualTo(Money.of("18"));
    assertThat(shadow.saved()).isEqualTo(shadow.shadow().kept().minus(Money.of("18")));
  }

  @Test
  void whatWasSoldOfATradeThatWasPaidOutIsHeldOn() {
    free.book(LATE, BOOK, want(Side.YES, 53))
        .beat(LATE + 251)
        .book(LATE + 1_000, new Book(bids(51, 5), bids(47, 250)), new Desire.Flat(WHY))
        .beat(LATE + 1_300)
        .book(LATE + 1_400, new Book(bids(), bids(47, 250)))
        .beat(900_001);
    assertThat(begun(free)).isEmpty();
    settled(free, NO);
    assertThat(free.all(TradeClosed.class)).hasSize(1);
    assertThat(ended(free))
        .extracting(one -> one.shadow().quantity(), SettledShadow::paid)
        .containsExactly(tuple(Quantity.ofContracts(5), Money.ZERO));
  }

  @Test
  void aWishThatWasRefusedForAWhileOnlyEndsWithoutAResult() {
    soldEarly().beat(LATE + 2_000, want(Side.YES, 53));
    assertThat(begun(free)).extracting(Shadow::rule).containsExactly(WHY.code(), "COOLDOWN");
    free.beat(LATE + 62_000).beat(LATE + 62_300);
    assertThat(free.all(ShadowDropped.class))
        .extracting(entry -> entry.shadow().rule(), ShadowDropped::why)
        .containsExactly(tuple("COOLDOWN", Why.TAKEN));
    assertThat(free.state().shadows().open()).extracting(Shadow::rule).containsExactly(WHY.code());
  }

  @Test
  void aCorrectionIsFollowed() {
    guarded.book(LATE, BOOK, want(Side.YES, 53)).beat(LATE + 251);
    settled(settled(settled(guarded, YES), YES), NO);
    assertThat(ended(guarded)).extracting(SettledShadow::restated).containsExactly(0, 1);
    assertThat(ended(guarded)).extracting(SettledShadow::paid).endsWith(Money.ZERO);
    assertThat(guarded.state().shadows().settled()).containsExactly(ended(guarded).getLast());
  }

  /** The signal side says of the next event that a gate stopped a wish. */
  private static void refuse(Scenario scenario, MarketId market, long timeMs, String gate) {
    scenario.engine.offer(
        new Refused(
            scenario.engine.tape().offset() + 1,
            timeMs,
            "test",
            scenario.engine.plans().firstKey(),
            market,
            gate,
            (Desire.Want) want(Side.YES, 53)));
  }

  @Test
  void whatAGateBesideTheStrategyRefusedIsCarriedToo() {
    refuse(free, ID, T0 + LATE, "SPREAD");
    free.book(LATE, BOOK);
    refuse(free, ID, T0 + LATE + 1, "SPREAD");
    free.beat(LATE + 1);
    assertThat(begun(free)).extracting(Shadow::source).containsExactly(Source.SIGNAL);
    assertThat(begun(free)).extracting(Shadow::rule).containsExactly("SPREAD");
    free.beat(LATE + 2, want(Side.YES, 53)).beat(LATE + 300);
    assertThat(free.all(ShadowDropped.class))
        .extracting(ShadowDropped::why)
        .containsOnly(Why.TAKEN);
  }

  @Test
  void whoHasWhatItWantsIsNotRefused() {
    free.book(LATE, BOOK, want(Side.YES, 53)).beat(LATE + 251);
    refuse(free, ID, T0 + LATE + 300, "SPREAD");
    free.beat(LATE + 300);
    assertThat(begun(free)).isEmpty();
  }

  private static void tape(Scenario scenario, TapeEvent... events) {
    Stream.of(events).forEach(event -> scenario.tape(event));
  }

  @Test
  void noMoreAreCarriedThanTheBoundAndWhatIsGivenUpIsSaid() {
    for (int i = 0; i <= Shadows.MOST_OPEN; i++) {
      MarketId market = new MarketId("KXBTC15M-" + i);
      tape(free, new MarketUpdated(T0 + LATE, Scenario.market(market, T0, 900_000)));
      refuse(free, market, T0 + LATE, "SPREAD");
      tape(free, new BookSnapshot(T0 + LATE, market, BOOK, FeedMode.WS));
    }
    assertThat(free.state().shadows().open()).hasSize(Shadows.MOST_OPEN);
    assertThat(free.all(ShadowDropped.class))
        .extracting(entry -> entry.shadow().market().ticker(), ShadowDropped::why)
        .containsExactly(tuple("KXBTC15M-0", Why.CROWDED_OUT));
    for (int i = 1; i <= Shadows.MOST_OPEN; i++) {
      tape(free, new MarketSettled(T0 + 950_000, new MarketId("KXBTC15M-" + i), YES));
    }
    assertThat(free.state().shadows().open()).isEmpty();
    assertThat(free.state().shadows().settled()).hasSize(Shadows.MOST_SETTLED);
  }
}
