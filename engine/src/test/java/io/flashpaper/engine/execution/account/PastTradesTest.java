// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.engine.execution.sizing.SizingState;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.strategy.api.sizing.LastOutcome;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PastTradesTest {
  private static final SizingPlan SIZING = SizingPlan.DEFAULT;
  private static final Settlement YES =
      new Settlement(Settlement.Result.YES, Price.ONE, OptionalLong.empty());
  private static final Settlement NO =
      new Settlement(Settlement.Result.NO, Price.ZERO, OptionalLong.empty());

  private static MarketId market(int number) {
    return new MarketId("KXBTC15M-" + number);
  }

  /** One YES contract bought for 50 cents. */
  private static PastTrade trade(int number, long closedMs, Settlement settlement) {
    Payout payout =
        new Payout(market(number), Side.YES, Quantity.ofContracts(1), settlement, Money.ZERO, 2);
    return new PastTrade(
        "a:" + number, closedMs, payout.paid().minus(Money.of("0.5")), Optional.of(payout), 0);
  }

  @Test
  void theLastHundredAreRememberedAndSizingKnowsTheOthersToo() {
    PastTrades past = PastTrades.NONE;
    SizingState all = SizingState.START;
    for (int number = 0; number < PastTrades.MOST + 30; number++) {
      PastTrade trade = trade(number, number, number % 3 == 0 ? NO : YES);
      past = past.plus(trade, SIZING);
      all = PastTrades.after(all, trade, SIZING);
    }
    assertThat(past.trades()).hasSize(PastTrades.MOST);
    assertThat(past.paidBy(market(29))).isEmpty();
    assertThat(past.paidBy(market(30))).hasSize(1);
    assertThat(past.sizing(SIZING)).isEqualTo(all);
  }

  @Test
  void aTradeIsForgottenAWeekBeforeTheLastOne() {
    PastTrades past =
        PastTrades.NONE
            .plus(trade(1, 0, YES), SIZING)
            .plus(trade(2, PastTrades.LONGEST_MS, YES), SIZING);
    assertThat(past.paidBy(market(1))).hasSize(1);
    past = past.plus(trade(3, PastTrades.LONGEST_MS + 1, YES), SIZING);
    assertThat(past.paidBy(market(1))).isEmpty();
    assertThat(past.paidBy(market(2))).hasSize(1);
  }

  @Test
  void aCorrectedTradeBreaksTheStreakWhereItWas() {
    PastTrades past = PastTrades.NONE;
    for (int number = 0; number < 5; number++) {
      past = past.plus(trade(number, number, YES), SIZING);
    }
    assertThat(past.sizing(SIZING).streak()).isEqualTo(5);
    PastTrade wrong = past.paidBy(market(2)).getFirst();
    past = past.with(wrong.restated(wrong.payout().get().by(NO, 100, 4)));
    SizingState sizing = past.sizing(SIZING);
    assertThat(sizing.wins()).isEqualTo(4);
    assertThat(sizing.losses()).isEqualTo(1);
    assertThat(sizing.streak()).isEqualTo(2);
    assertThat(sizing.last()).isEqualTo(LastOutcome.WIN);
  }
}
