// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyRemoved;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStarted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.model.Book;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.model.signal.SignalMessage.StrategyUnloaded;
import org.junit.jupiter.api.Test;

/** What the ledger does when strategies come and go while they want or hold something. */
class ComingAndGoingTest {
  private static final Book BOOK = new Book(bids(51, 300), bids(47, 250));
  private static final Book EMPTY = new Book(bids(), bids());

  private final Scenario scenario = new Scenario(AccountPlan.defaults("delay-arb"));

  private static StrategyUnloaded unloaded(long offset) {
    return new StrategyUnloaded(offset, T0, "test", "test-strategy", "1.0");
  }

  private static StrategyLoaded loaded(long offset) {
    return new StrategyLoaded(offset, T0, "test", "test-strategy", "2.0", "delay-arb", "ab");
  }

  @Test
  void whatARemovedStrategyWantedIsWithdrawn() {
    scenario.book(0, EMPTY, want(Side.YES, 53));
    assertThat(scenario.state().desires()).hasSize(1);
    scenario.engine.offer(unloaded(2));
    scenario.beat(100).book(200, BOOK);
    assertThat(scenario.state().desires()).isEmpty();
    assertThat(scenario.all(OrderPlaced.class)).isEmpty();
    assertThat(scenario.all(StrategyRemoved.class)).hasSize(1);
  }

  @Test
  void whatARemovedStrategyBoughtIsManagedToItsEndByTheAccountsExits() {
    scenario.book(0, BOOK, want(Side.YES, 53)).beat(251);
    assertThat(scenario.state().trades()).hasSize(1);
    scenario.engine.offer(unloaded(3));
    scenario.beat(300).book(1000, new Book(bids(60, 300), bids(39, 250))).beat(1300);
    assertThat(scenario.all(TradeClosed.class))
        .singleElement()
        .extracting(closed -> closed.reason().code())
        .isEqualTo("TAKE_PROFIT");
    assertThat(scenario.state().trades()).isEmpty();
  }

  @Test
  void aNewVersionWantsWhatItTellsAnewAndNothingElse() {
    scenario.book(0, EMPTY, want(Side.YES, 53));
    scenario.engine.offer(loaded(2));
    scenario.beat(100);
    assertThat(scenario.state().desires()).isEmpty();
    scenario.engine.offer(loaded(3));
    scenario.engine.offer(
        new Signal(
            "test:" + ID + ":3",
            3,
            T0,
            "test",
            "test-strategy",
            "2.0",
            "delay-arb",
            100,
            ID,
            want(Side.NO, 55)));
    scenario.beat(200);
    assertThat(scenario.state().desires())
        .singleElement()
        .extracting(desire -> desire.desire())
        .isEqualTo(want(Side.NO, 55));
    assertThat(scenario.all(StrategyStarted.class)).hasSize(2);
  }
}
