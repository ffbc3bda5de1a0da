// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountOpened;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.model.Book;
import io.flashpaper.model.Money;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts that nobody configured, and accounts that nobody configures any more. */
class OtherAccountsTest {
  private static final Book BOOK = new Book(bids(51, 300), bids(47, 250));
  private static final Book RISEN = new Book(bids(60, 300), bids(39, 250));

  private final List<TapeRecord> tape = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private ExecutionEngine engine = engine(List.of(), Map.of());

  private static ExecutionEngine engine(List<AccountPlan> plans, Map<String, AccountState> states) {
    return new ExecutionEngine(plans, AccountPlan::defaults, states, new SignalBuffer());
  }

  private void step(TapeEvent event, SignalMessage... caused) {
    TapeRecord next = new TapeRecord(tape.size(), event);
    tape.add(next);
    for (SignalMessage message : caused) {
      engine.offer(message);
    }
    engine.offer(new Progress(next.offset(), event.timeMs(), 0));
    entries.addAll(engine.step(next));
  }

  private Signal signal(String account) {
    long offset = tape.size();
    return new Signal(
        "x:" + offset, offset, T0, "x", "x", "1", account, 100, ID, want(Side.YES, 53));
  }

  private void bought(String account) {
    step(new MarketUpdated(T0, Scenario.market(ID, T0, 900_000)));
    step(new BookSnapshot(T0, ID, BOOK, FeedMode.WS), signal(account));
    step(new Heartbeat(T0 + 1_000));
  }

  private <T extends LedgerEntry> List<T> all(Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void aSignalForAnAccountThatNobodyConfiguredOpensItThereAndThen() {
    bought("new");
    assertThat(all(AccountOpened.class))
        .containsExactly(new AccountOpened(1, T0, "new", Money.ofCents(100_000)));
    assertThat(all(OrderPlaced.class)).hasSize(1);
    assertThat(engine.states().get("new").trades()).hasSize(1);
  }

  @Test
  void anInstanceThatIsLoadedHasItsAccount() {
    step(
        new Heartbeat(T0),
        new StrategyLoaded(0, T0, "mine", "mine", "1", "mine", "ab"),
        new StrategyLoaded(0, T0, "other", "other", "1", "mine", "ab"));
    assertThat(all(AccountOpened.class)).hasSize(1);
    assertThat(engine.states()).containsOnlyKeys("mine");
  }

  @Test
  void whatAnAccountHoldsThatIsNotConfiguredAnyMoreIsManagedToItsEnd() {
    engine = engine(List.of(AccountPlan.defaults("old")), Map.of());
    bought("old");
    Map<String, AccountState> stored = engine.states();
    engine = engine(List.of(AccountPlan.defaults("new")), stored);
    tape.forEach(engine::rebuild);
    assertThat(engine.states().get("old")).isEqualTo(stored.get("old"));
    step(new BookSnapshot(T0 + 5_000, ID, RISEN, FeedMode.WS));
    step(new Heartbeat(T0 + 6_000));
    assertThat(all(TradeClosed.class))
        .singleElement()
        .extracting(TradeClosed::account)
        .isEqualTo("old");
    assertThat(all(AccountOpened.class)).isEmpty();
  }
}
