// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.EntryOrders;
import io.flashpaper.engine.execution.ExecutionEngine;
import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.GateTally;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.SizingDecision;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.sizing.BreakEven;
import io.flashpaper.engine.execution.sizing.SizingState;
import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Measure;
import io.flashpaper.strategy.api.sizing.LastOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccountStateCodecTest {
  private static final List<AccountPlan> PLANS = List.of(AccountPlan.defaults("delay-arb"));
  private final ScriptedTape tape = new ScriptedTape(3, 4000);

  private ExecutionEngine engine(Map<String, AccountState> states) {
    ExecutionEngine engine = new ExecutionEngine(PLANS, states, new SignalBuffer());
    tape.signals.forEach(engine::offer);
    return engine;
  }

  private TapeRecord at(int offset) {
    return new TapeRecord(offset, tape.events.get(offset));
  }

  private static Map<String, AccountState> throughJson(Map<String, AccountState> states) {
    Map<String, AccountState> read = new TreeMap<>();
    states.forEach(
        (name, state) ->
            read.put(name, AccountStateCodec.decode(1, AccountStateCodec.encode(state))));
    return read;
  }

  @Test
  void everyStateOfALongRunIsReadAsItWasWritten() {
    ExecutionEngine engine = engine(Map.of());
    for (int offset = 0; offset < tape.events.size(); offset++) {
      engine.step(at(offset));
      if (offset % 7 == 0) {
        assertThat(throughJson(engine.states())).isEqualTo(engine.states());
      }
    }
  }

  @Test
  void openTradesAreReadByThemselves() {
    ExecutionEngine engine = engine(Map.of());
    int open = 0;
    for (int offset = 0; offset < tape.events.size(); offset++) {
      engine.step(at(offset));
      AccountState state = engine.states().get("delay-arb");
      if (!state.trades().isEmpty()) {
        open++;
        String trades = LedgerJson.object(AccountStateCodec.encode(state)).get("trades").toString();
        assertThat(AccountStateCodec.trades(trades)).isEqualTo(state.trades());
      }
    }
    assertThat(open).isPositive();
    assertThatThrownBy(() -> AccountStateCodec.trades("{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no list of OpenTrade");
  }

  @Test
  void anOrderAtRestIsReadAsItWasWritten() {
    AccountPlan maker = PLANS.getFirst().withEntryOrders(EntryOrders.MAKER);
    ExecutionEngine engine = new ExecutionEngine(List.of(maker), Map.of(), new SignalBuffer());
    tape.signals.forEach(engine::offer);
    int resting = 0;
    for (int offset = 0; offset < tape.events.size(); offset++) {
      engine.step(at(offset));
      if (engine.states().get("delay-arb").orders().stream().anyMatch(PendingOrder::isResting)) {
        resting++;
        assertThat(throughJson(engine.states())).isEqualTo(engine.states());
      }
    }
    assertThat(resting).isPositive();
  }

  @Test
  void anOrderFromBeforeOrdersRestedTakes() {
    ExecutionEngine engine = engine(Map.of());
    int orders = 0;
    for (int offset = 0; offset < tape.events.size(); offset++) {
      engine.step(at(offset));
      AccountState state = engine.states().get("delay-arb");
      if (!state.orders().isEmpty()) {
        orders++;
        String before = AccountStateCodec.encode(state).replace(",\"rest\":null", "");
        assertThat(before).doesNotContain("\"rest\"");
        assertThat(AccountStateCodec.decode(1, before)).isEqualTo(state);
      }
    }
    assertThat(orders).isPositive();
  }

  @Test
  void anEngineThatGoesOnFromJsonEntersTheSame() {
    ExecutionEngine whole = engine(Map.of());
    List<LedgerEntry> expected = new ArrayList<>();
    for (int offset = 0; offset < tape.events.size(); offset++) {
      expected.addAll(whole.step(at(offset)));
    }
    for (int stop = 500; stop < tape.events.size(); stop += 700) {
      assertThat(stoppedAfter(stop)).as("stopped after %d", stop).isEqualTo(expected);
    }
  }

  private List<LedgerEntry> stoppedAfter(int stop) {
    ExecutionEngine first = engine(Map.of());
    List<LedgerEntry> entries = new ArrayList<>();
    for (int offset = 0; offset <= stop; offset++) {
      entries.addAll(first.step(at(offset)));
    }
    ExecutionEngine second = engine(throughJson(first.states()));
    for (int offset = (int) first.rewindOffset(); offset <= stop; offset++) {
      second.rebuild(at(offset));
    }
    for (int offset = stop + 1; offset < tape.events.size(); offset++) {
      entries.addAll(second.step(at(offset)));
    }
    return entries;
  }

  @Test
  void moneyIsDecimalTextAndEntriesBeginWithTheirType() {
    ExecutionEngine engine = engine(Map.of());
    List<String> messages = new ArrayList<>();
    for (int offset = 0; offset < tape.events.size(); offset++) {
      engine.step(at(offset)).forEach(entry -> messages.add(LedgerJson.write(entry)));
    }
    assertThat(messages).allSatisfy(m -> assertThat(m).startsWith("{\"type\":\""));
    assertThat(messages)
        .anySatisfy(
            m -> assertThat(m).startsWith("{\"type\":\"trade-closed\"").contains("\"net\":\""));
    assertThat(AccountStateCodec.encode(engine.states().get("delay-arb")))
        .contains("\"initialCash\":\"1000.000000\"");
  }

  @Test
  void aStateFromBeforeMarketsWereGradedIsReadWithoutGrades() {
    ExecutionEngine engine = engine(Map.of());
    int offset = 0;
    while (engine.states().get("delay-arb").trades().isEmpty()) {
      engine.step(at(offset++));
    }
    AccountState state = engine.states().get("delay-arb");
    String before =
        AccountStateCodec.encode(state).replaceAll(",\"health\":\\{[^}]*}|,\"health\":null", "");
    assertThat(before).doesNotContain("health").contains("indexMicros");
    AccountState read = AccountStateCodec.decode(1, before);
    assertThat(read.trades().getFirst().filled().grade()).isEmpty();
    assertThat(read.cash()).isEqualTo(state.cash());
    assertThat(AccountStateCodec.decode(1, AccountStateCodec.encode(state))).isEqualTo(state);
  }

  @Test
  void aGateCountFromBeforeThereWereMeasuresIsReadWithoutOne() {
    AccountState counted =
        AccountState.opened("a", Money.of("10"))
            .withGates(
                GateTally.EMPTY.plus(
                    60_000,
                    "one",
                    new MarketId("KXBTC15M-A"),
                    4,
                    "COOLDOWN",
                    Optional.of(Measure.of("sinceExitMs", 10_000, 60_000))));
    String now = AccountStateCodec.encode(counted);
    assertThat(AccountStateCodec.decode(1, now)).isEqualTo(counted);
    String before = now.replaceAll(",\"last\":\\{[^}]*}", "");
    assertThat(before).isNotEqualTo(now);
    assertThat(AccountStateCodec.decode(1, before).gates().rows().getFirst().counts())
        .containsExactly(new GateCount(4, "COOLDOWN", 1, Optional.empty()));
  }

  @Test
  void aComponentThatAnOlderProgramDidNotKnowIsThatOfANewAccount() {
    AccountState account =
        AccountState.opened("a", Money.of("10")).paid(Money.of("-1"), Money.of("1"));
    String before =
        AccountStateCodec.encode(account)
            .replaceAll(",\"(consumed|gates|sizing)\":\\{[^}]*}", "")
            .replaceAll(",\"(orders|lastExits)\":\\[]", "");
    assertThat(before).doesNotContain("consumed", "gates", "sizing", "orders", "lastExits");
    assertThat(AccountStateCodec.decode(1, before)).isEqualTo(account);
  }

  @Test
  void whatSizingDidNotRememberYetIsThatOfANewAccount() {
    AccountState account = AccountState.opened("a", Money.of("10"));
    account =
        account.withSizing(
            account
                .sizing()
                .after(Money.of("2"), BreakEven.LOSS)
                .after(Money.of("-1"), BreakEven.LOSS));
    String now = AccountStateCodec.encode(account);
    assertThat(AccountStateCodec.decode(1, now)).isEqualTo(account);
    String before =
        now.replaceAll(",\"recent\":\\[[^]]*],\"drawdown\":\"[^\"]*\",\"halt\":null", "");
    assertThat(before).doesNotContain("recent", "drawdown").contains("\"losses\":1");
    SizingState read = AccountStateCodec.decode(1, before).sizing();
    assertThat(read)
        .isEqualTo(
            new SizingState(1, 1, 0, LastOutcome.LOSS, List.of(), Money.ZERO, Optional.empty()));
  }

  @Test
  void anEntryOfAnOlderProgramKeepsItsSize() {
    ExecutionEngine engine = engine(Map.of());
    int offset = 0;
    while (engine.states().get("delay-arb").trades().isEmpty()) {
      engine.step(at(offset++));
    }
    AccountState state = engine.states().get("delay-arb");
    String before =
        AccountStateCodec.encode(state)
            .replaceAll(",\"source\":\\{\"sizer\":\\{[^}]*},\"facts\":\\[.*?]}", "")
            .replaceAll("\"(affordable|contracts)\":\"(\\d+)\\.00\"", "\"$1\":$2");
    assertThat(before).doesNotContain("sizer").containsPattern("\"contracts\":\\d+,");
    SizingDecision read = sizing(AccountStateCodec.decode(1, before));
    assertThat(read.source()).isEmpty();
    assertThat(read.contracts()).isEqualTo(sizing(state).contracts());
    assertThat(read.sizing()).isEqualTo(sizing(state).sizing());
  }

  private static SizingDecision sizing(AccountState state) {
    return state.trades().getFirst().entry().sizing().orElseThrow();
  }

  @Test
  void aStateOfAnUnknownVersionIsRefused() {
    assertThatThrownBy(() -> AccountStateCodec.decode(99, "{}"))
        .hasMessageContaining("schema version 99");
  }
}
