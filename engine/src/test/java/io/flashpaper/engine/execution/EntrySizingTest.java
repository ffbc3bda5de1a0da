// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.engine.execution.account.SizingDecision;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SizingFailed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.engine.execution.sizing.BreakEven;
import io.flashpaper.engine.execution.sizing.FixedSizing;
import io.flashpaper.engine.execution.sizing.FractionalKelly;
import io.flashpaper.engine.execution.sizing.Sizer;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.model.Book;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import io.flashpaper.strategy.api.sizing.TradeAtHand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** How an account's policy is asked, and what becomes of an account whose policy fails. */
class EntrySizingTest {
  private static final Book BOOK = new Book(bids(51, 300, 50, 900), bids(47, 250, 46, 600));
  private static final Sizer SIZER = new Sizer("tried", "1.0", "abc", List.of());

  private record Policy(BiFunction<AccountPast, TradeAtHand, Size> rule) implements SizingPolicy {
    @Override
    public Money most() {
      return Money.of("20");
    }

    @Override
    public Size size(AccountPast past, TradeAtHand trade) {
      return rule.apply(past, trade);
    }
  }

  private static Scenario scenario(SizingPolicy policy, Quantity step) {
    AccountPlan usual = AccountPlan.defaults("delay-arb");
    return new Scenario(
        new AccountPlan(
            usual.account(),
            usual.initialCash(),
            usual.fees(),
            new SizingPlan(policy, SIZER, BreakEven.LOSS, step),
            usual.exits(),
            usual.latency(),
            usual.cooldown(),
            usual.retry(),
            usual.minFeedGrade(),
            usual.protections()));
  }

  private static List<GateCount> gates(Scenario scenario) {
    return scenario.beat(899_000).all(GatesCounted.class).stream()
        .flatMap(e -> e.counts().stream())
        .toList();
  }

  @Test
  void aPolicyIsToldThePastAndTheTrade() {
    List<TradeAtHand> asked = new ArrayList<>();
    List<AccountPast> told = new ArrayList<>();
    scenario(
            new Policy(
                (past, trade) -> {
                  told.add(past);
                  asked.add(trade);
                  return Size.of(Money.of("10"), "TRIED");
                }),
            SizingPlan.WHOLE)
        .book(0, BOOK, want(Side.YES, 53));
    assertThat(told).containsExactly(AccountPast.opened(Money.of("1000")));
    assertThat(asked)
        .singleElement()
        .returns("KXBTC15M", TradeAtHand::series)
        .returns(Side.YES, TradeAtHand::side)
        .returns(547_437L, TradeAtHand::costMicros)
        .returns(900L, trade -> trade.toClose().toSeconds());
  }

  @Test
  void theOrderSaysWhichPolicySizedItAndByWhat() {
    Scenario scenario =
        scenario(new FixedSizing(Money.of("10")), SizingPlan.WHOLE)
            .book(0, BOOK, want(Side.YES, 53));
    SizingDecision decision =
        scenario.all(OrderPlaced.class).getFirst().order().sizing().orElseThrow();
    assertThat(decision.sizing().rule()).isEqualTo("FIXED");
    assertThat(decision.source().orElseThrow().sizer()).isEqualTo(SIZER);
    assertThat(decision.contracts()).isEqualTo(Quantity.ofContracts(18));
  }

  @Test
  void hundredthsOfAContractAreBoughtWhereTheAccountSaysSo() {
    Scenario scenario =
        scenario(new FixedSizing(Money.of("10")), SizingPlan.HUNDREDTH)
            .book(0, BOOK, want(Side.YES, 53))
            .beat(251);
    assertThat(scenario.all(TradeOpened.class).getFirst().trade().bought())
        .isEqualTo(Quantity.of("18.26"));
  }

  @Test
  void nothingIsBoughtWithoutAProbabilityAndTheRuleIsCounted() {
    Scenario scenario =
        scenario(
                new FractionalKelly(new BigDecimal("0.25"), Money.ZERO, Money.of("20")),
                SizingPlan.WHOLE)
            .book(
                0,
                BOOK,
                new Desire.Want(
                    Side.YES,
                    Price.ofCents(53),
                    Scenario.T0 + 900_000,
                    OptionalLong.empty(),
                    Scenario.WHY));
    assertThat(gates(scenario)).extracting(GateCount::gate).containsOnly("SIZING_NO_PROBABILITY");
    assertThat(scenario.all(OrderPlaced.class)).isEmpty();
  }

  private static void failsOnce(SizingPolicy policy, String evidence) {
    Scenario scenario = scenario(policy, SizingPlan.WHOLE).book(0, BOOK, want(Side.YES, 53));
    scenario.beat(5_000);
    assertThat(scenario.all(SizingFailed.class))
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.evidence()).contains(evidence);
              assertThat(failed.sizer()).isEqualTo(SIZER);
              assertThat(failed.tapeOffset()).isEqualTo(1);
            });
    assertThat(scenario.all(OrderPlaced.class)).isEmpty();
    assertThat(scenario.state().sizing().halt()).isPresent();
    assertThat(gates(scenario)).extracting(GateCount::gate).containsOnly("SIZING_FAILED");
  }

  @Test
  void aPolicyThatFailsStopsTheAccountsEntriesAndIsNotAskedAgain() {
    failsOnce(
        new Policy(
            (past, trade) -> {
              throw new IllegalStateException("no idea");
            }),
        "it threw java.lang.IllegalStateException: no idea");
    failsOnce(new Policy((past, trade) -> Size.of(Money.of("20.01"), "MORE")), "never gives more");
    failsOnce(new Policy((past, trade) -> Size.of(Money.of("-1"), "LESS")), "a size is from $0");
    failsOnce(
        new Policy(
            (past, trade) -> {
              throw new StackOverflowError();
            }),
        "it called itself too deeply");
  }

  @Test
  void nonsenseInAPlanIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scenario(new FixedSizing(Money.of("10")), Quantity.of("0.5")))
        .withMessageContaining("1 or 0.01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scenario(new FixedSizing(Money.ZERO), SizingPlan.WHOLE))
        .withMessageContaining("at most 0.000000");
  }
}
