// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What was wrong with the trader this one replaces: each defect once, so that it stays away. */
class PredecessorDefectsTest {
  private static final Book BOOK = new Book(bids(48, 900), bids(50, 900));
  private final Scenario scenario = new Scenario(AccountPlan.defaults("delay-arb"));

  private Scenario holdingNo() {
    return scenario.book(0, BOOK, want(Side.NO, 52)).beat(251);
  }

  @Test
  void aNoPositionGainsWhenYesFallsAndIsNotStopped() {
    holdingNo().book(1000, new Book(bids(40, 900), bids(58, 900))).beat(1300);
    TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
    assertThat(closed.reason().code()).isEqualTo("TAKE_PROFIT");
    assertThat(closed.net().isPositive()).isTrue();
  }

  @Test
  void aNoPositionLosesWhenYesRisesAndIsStopped() {
    holdingNo().book(1000, new Book(bids(66, 900), bids(33, 900))).beat(1300);
    TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
    assertThat(closed.reason().code()).isEqualTo("STOP");
    assertThat(closed.net().isNegative()).isTrue();
  }

  @Test
  void tenDollarsAreDollarsWithTheFeeInsideAndNotTenContracts() {
    holdingNo();
    assertThat(scenario.state().trades().getFirst().held()).isEqualTo(Quantity.ofContracts(18));
    Money spent = Money.of("1000").minus(scenario.state().cash());
    assertThat(spent).isGreaterThan(Money.of("9")).isLessThanOrEqualTo(Money.of("10"));
  }

  @Test
  void everyFillPaysItsFee() {
    holdingNo().book(1000, new Book(bids(40, 900), bids(58, 900))).beat(1300);
    assertThat(scenario.all(Filled.class)).hasSize(2);
    assertThat(scenario.all(Filled.class))
        .allSatisfy(fill -> assertThat(fill.fill().fee().net().isPositive()).isTrue());
    TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
    assertThat(closed.net())
        .isEqualTo(
            closed.trade().proceeds().minus(closed.trade().cost()).minus(closed.trade().fees()));
  }

  @Test
  void aPositionInAClosedMarketWaitsForTheOfficialResultAndIsPaidByIt() {
    holdingNo().beat(1_500_000);
    assertThat(scenario.state().trades().getFirst().awaitingSettlement()).isTrue();
    Settlement no = new Settlement(Settlement.Result.NO, Price.ZERO, OptionalLong.empty());
    scenario.tape(new MarketSettled(T0 + 1_600_000, ID, no));
    TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
    assertThat(closed.reason().code()).isEqualTo("SETTLEMENT_NO");
    assertThat(closed.trade().proceeds()).isEqualTo(Money.of("18"));
    assertThat(scenario.state().trades()).isEmpty();
  }

  @Test
  void aVoidedMarketPaysItsShareToEachSide() {
    holdingNo().beat(900_000);
    Settlement share =
        new Settlement(Settlement.Result.SCALAR, Price.of("0.4"), OptionalLong.empty());
    scenario.tape(new MarketSettled(T0 + 1_600_000, ID, share));
    assertThat(scenario.all(TradeClosed.class).getFirst().trade().proceeds())
        .isEqualTo(Money.of("10.8"));
  }

  @Test
  void aPositionIsMarkedByItsOwnMarketAndNoOther() {
    holdingNo();
    MarketId other = new MarketId("KXBTC15M-26SEP210830-30");
    scenario.tape(new MarketUpdated(T0 + 300, Scenario.market(other, T0, 1_800_000)));
    scenario.tape(
        new BookSnapshot(T0 + 400, other, new Book(bids(2, 900), bids(97, 900)), FeedMode.WS));
    scenario.beat(1000);
    assertThat(scenario.state().orders()).isEmpty();
    assertThat(scenario.state().trades()).hasSize(1);
  }
}
