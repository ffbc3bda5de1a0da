// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.exits.ModelExits;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderResting;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SettlementOverdue;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeRestated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopped anywhere, the engine goes on as if it had not been. */
class RestartTest {
  private static final long LENGTH_MS = 1_500_000;
  private static final List<AccountPlan> PLANS =
      List.of(
          AccountPlan.defaults("first").withEntryOrders(EntryOrders.MAKER), byTheModel("second"));

  private static AccountPlan byTheModel(String account) {
    AccountPlan usual = AccountPlan.defaults(account);
    return new AccountPlan(
        account,
        usual.initialCash(),
        usual.fees(),
        usual.sizing(),
        ModelExits.DEFAULT,
        usual.latency(),
        usual.cooldown(),
        usual.retry(),
        usual.minFeedGrade(),
        usual.protections());
  }

  private record Run(List<LedgerEntry> entries, Map<String, AccountState> states) {}

  private static ExecutionEngine engine(
      Map<String, AccountState> states, List<SignalMessage> signals) {
    ExecutionEngine engine = new ExecutionEngine(PLANS, states, new SignalBuffer());
    signals.forEach(engine::offer);
    engine.offer(new Progress(Long.MAX_VALUE, 0, 0));
    return engine;
  }

  private static Run uninterrupted(RandomTape tape) {
    ExecutionEngine engine = engine(Map.of(), tape.signals);
    List<LedgerEntry> entries = new ArrayList<>();
    tape.records.forEach(next -> entries.addAll(engine.step(next)));
    return new Run(entries, engine.states());
  }

  /** Runs to an offset, throws the engine away, and goes on from the states and the tape. */
  private static Run stoppedAfter(RandomTape tape, int position) {
    ExecutionEngine first = engine(Map.of(), tape.signals);
    List<LedgerEntry> entries = new ArrayList<>();
    tape.records.subList(0, position + 1).forEach(next -> entries.addAll(first.step(next)));
    int rewind = (int) first.rewindOffset();
    ExecutionEngine second = engine(first.states(), tape.signals);
    tape.records.subList(rewind, position + 1).forEach(second::rebuild);
    for (TapeRecord next : tape.records.subList(position + 1, tape.records.size())) {
      entries.addAll(second.step(next));
    }
    return new Run(entries, second.states());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void stoppedAfterAnyEventItEntersTheSameAsWithoutAStop(long seed) {
    RandomTape tape = new RandomTape(seed, LENGTH_MS);
    Run whole = uninterrupted(tape);
    SplittableRandom stops = new SplittableRandom(seed);
    for (int i = 0; i < 12; i++) {
      int position = stops.nextInt(tape.records.size() - 1);
      Run stopped = stoppedAfter(tape, position);
      assertThat(stopped.entries()).as("stopped after %d", position).isEqualTo(whole.entries());
      assertThat(stopped.states()).as("stopped after %d", position).isEqualTo(whole.states());
    }
  }

  @Test
  void whenSignalsArriveChangesNothing() {
    RandomTape tape = new RandomTape(7, LENGTH_MS);
    ExecutionEngine late = new ExecutionEngine(PLANS, Map.of(), new SignalBuffer());
    List<LedgerEntry> entries = new ArrayList<>();
    int read = 0;
    for (TapeRecord next : tape.records) {
      while (!late.isReadyFor(next.offset()) && read < tape.signals.size()) {
        late.offer(tape.signals.get(read++));
      }
      if (!late.isReadyFor(next.offset())) {
        late.offer(new Progress(Long.MAX_VALUE, 0, 0));
      }
      entries.addAll(late.step(next));
    }
    assertThat(entries).isEqualTo(uninterrupted(tape).entries());
  }

  @Test
  void signalsSaidTwiceChangeNothing() {
    RandomTape tape = new RandomTape(8, LENGTH_MS);
    List<SignalMessage> twice = new ArrayList<>(tape.signals);
    twice.addAll(tape.signals);
    ExecutionEngine engine = engine(Map.of(), twice);
    List<LedgerEntry> entries = new ArrayList<>();
    tape.records.forEach(next -> entries.addAll(engine.step(next)));
    assertThat(entries).isEqualTo(uninterrupted(tape).entries());
  }

  @Test
  void theRandomTapeTradesEnoughToMeanSomething() {
    Run run = uninterrupted(new RandomTape(1, LENGTH_MS));
    assertThat(run.entries().stream().filter(TradeClosed.class::isInstance)).hasSizeGreaterThan(10);
    assertThat(
            run.entries().stream()
                .filter(OrderDone.class::isInstance)
                .map(e -> ((OrderDone) e).outcome())
                .distinct())
        .hasSizeGreaterThan(2);
    assertThat(
            run.entries().stream()
                .filter(TradeClosed.class::isInstance)
                .map(e -> ((TradeClosed) e).reason().code()))
        .contains("TAKE_PROFIT", "EDGE_GONE", "STOP");
    assertThat(run.entries()).anyMatch(SettlementOverdue.class::isInstance);
    assertThat(run.entries()).anyMatch(TradeRestated.class::isInstance);
    assertThat(run.entries()).anyMatch(OrderResting.class::isInstance);
    assertThat(run.states()).containsOnlyKeys("first", "second", "unknown");
    run.states().values().forEach(AccountState::requireBalance);
  }
}
