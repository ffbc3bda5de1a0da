// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs accounts over a tape and keeps what they entered, as a database would across restarts. */
final class LedgerRecorder {
  final List<LedgerEntry> entries = new ArrayList<>();
  private final List<AccountPlan> plans;
  private final List<SignalMessage> signals;
  private ExecutionEngine engine;
  private SortedMap<String, AccountState> states = new TreeMap<>();
  private long rewindOffset;

  LedgerRecorder(List<AccountPlan> plans, List<SignalMessage> signals) {
    this.plans = plans;
    this.signals = signals;
    this.engine = started(Map.of());
  }

  private ExecutionEngine started(Map<String, AccountState> stored) {
    ExecutionEngine fresh = new ExecutionEngine(plans, stored, new SignalBuffer());
    signals.forEach(fresh::offer);
    fresh.offer(new Progress(Long.MAX_VALUE, 0, 0));
    return fresh;
  }

  /** The whole tape in one go. */
  static LedgerRecorder over(
      List<AccountPlan> plans, List<TapeRecord> tape, List<SignalMessage> signals) {
    LedgerRecorder recorder = new LedgerRecorder(plans, signals);
    recorder.batch(tape);
    return recorder;
  }

  /** Steps and commits. */
  void batch(List<TapeRecord> tape) {
    tape.forEach(next -> entries.addAll(engine.step(next)));
    states = engine.states();
    rewindOffset = engine.rewindOffset();
  }

  /** Steps, but dies before the commit; the next process begins where the last commit was. */
  void lostBatch(List<TapeRecord> batch, List<TapeRecord> committed) {
    batch.forEach(engine::step);
    engine = started(states);
    committed.stream().filter(record -> record.offset() >= rewindOffset).forEach(engine::rebuild);
  }

  SortedMap<String, AccountState> states() {
    return states;
  }
}
