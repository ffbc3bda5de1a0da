// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.Halt;
import io.flashpaper.engine.execution.ledger.Balances;
import io.flashpaper.engine.execution.ledger.LedgerBook;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountHalted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Posted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SignalTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.model.Book;
import io.flashpaper.model.Money;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account whose money does not add up does nothing any more; the others go on. */
class HaltedAccountTest {
  private static final Book BOOK = new Book(bids(51, 300), bids(47, 250));
  private static final List<AccountPlan> PLANS =
      List.of(AccountPlan.defaults("broken"), AccountPlan.defaults("sound"));

  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<TapeRecord> tape = new ArrayList<>();
  private ExecutionEngine engine = engine(Map.of("broken", tampered()));

  /** A cent that nobody earned. */
  private static AccountState tampered() {
    return AccountState.opened("broken", Money.of("1000")).paid(Money.of("0.01"), Money.ZERO);
  }

  private static ExecutionEngine engine(Map<String, AccountState> states) {
    return new ExecutionEngine(PLANS, states, new SignalBuffer());
  }

  private void step(TapeEvent event) {
    TapeRecord next = new TapeRecord(tape.size(), event);
    tape.add(next);
    engine.offer(new Progress(next.offset(), event.timeMs(), 0));
    entries.addAll(engine.step(next));
  }

  private void trade() {
    long offset = tape.size() + 1;
    for (String account : List.of("broken", "sound")) {
      engine.offer(
          new Signal(account, offset, T0, account, "s", "1", account, 100, ID, want(Side.YES, 53)));
    }
    step(new MarketUpdated(T0, Scenario.market(ID, T0, 900_000)));
    step(new BookSnapshot(T0, ID, BOOK, FeedMode.WS));
    step(new Heartbeat(T0 + 300));
  }

  private <T extends LedgerEntry> List<T> all(Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void itIsHaltedWithTheFiguresAndNothingElseOfItIsEntered() {
    trade();
    assertThat(all(AccountHalted.class))
        .containsExactly(
            new AccountHalted(
                0,
                T0,
                "broken",
                "account broken does not add up: initial cash 1000.000000 + closed trades 0.000000"
                    + " - cash 1000.010000 - outlay of 0 open trades 0.000000 = -0.010000, not 0"));
    assertThat(all(OrderPlaced.class)).extracting(OrderPlaced::account).containsExactly("sound");
    assertThat(all(SignalTaken.class)).hasSize(2);
    assertThat(engine.states().get("broken").halt().map(Halt::tapeOffset)).contains(0L);
  }

  @Test
  void theOthersGoOn() {
    trade();
    assertThat(all(TradeOpened.class)).extracting(TradeOpened::account).containsExactly("sound");
    assertThat(engine.states().get("sound").halt()).isEmpty();
  }

  @Test
  void aStateThatAddsUpButIsNotWhatWasPostedIsHaltedToo() {
    engine = engine(Map.of());
    engine.holdAgainst(Map.of("broken", Balances.of(tampered())));
    trade();
    assertThat(all(AccountHalted.class))
        .singleElement()
        .extracting(AccountHalted::why)
        .asString()
        .startsWith("account broken does not add up: its books by the postings are cash 1000.01");
    assertThat(all(TradeOpened.class)).extracting(TradeOpened::account).containsExactly("sound");
  }

  @Test
  void itStaysHaltedAfterARestart() {
    trade();
    engine = engine(engine.states());
    tape.forEach(engine::rebuild);
    step(new Heartbeat(T0 + 600));
    assertThat(all(AccountHalted.class)).hasSize(1);
    assertThat(engine.states().get("broken").halt()).isPresent();
  }

  @Test
  void whatAHaltedAccountHoldsStaysAsItIs() {
    engine = engine(Map.of());
    trade();
    AccountState state = engine.states().get("broken");
    assertThat(state.trades()).hasSize(1);
    engine =
        engine(Map.of("broken", state.paid(Money.of("1"), Money.ZERO), "sound", state("sound")));
    tape.forEach(engine::rebuild);
    entries.clear();
    step(new BookSnapshot(T0 + 1_000, ID, new Book(bids(60, 300), bids(39, 250)), FeedMode.WS));
    step(new Heartbeat(T0 + 2_000));
    assertThat(all(AccountHalted.class)).hasSize(1);
    assertThat(all(Filled.class)).allMatch(fill -> fill.account().equals("sound")).hasSize(1);
    assertThat(engine.states().get("broken").trades()).isEqualTo(state.trades());
  }

  private AccountState state(String account) {
    return engine.states().get(account);
  }

  @Test
  void everyAccountsBooksBeginWithItsCapitalAndSayWhatItsStateSays() {
    engine = engine(Map.of());
    trade();
    assertThat(all(Posted.class).subList(0, 2))
        .extracting(posted -> posted.posting().id())
        .containsExactly("broken/opening", "sound/opening");
    Money cash =
        all(Posted.class).stream()
            .filter(posted -> posted.account().equals("sound"))
            .map(posted -> posted.posting().amount(LedgerBook.CASH))
            .reduce(Money.ZERO, Money::plus);
    assertThat(cash).isEqualTo(state("sound").cash());
    assertThat(all(Posted.class)).hasSize(4);
  }
}
