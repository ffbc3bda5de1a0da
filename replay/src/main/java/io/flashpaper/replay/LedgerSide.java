// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import io.flashpaper.engine.execution.ExecutionEngine;
import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged.Parameter;
import io.flashpaper.engine.signal.RecentTape;
import io.flashpaper.ledger.run.Beginning;
import io.flashpaper.ledger.run.LedgerRun;
import io.flashpaper.ledger.run.SignalTrail;
import io.flashpaper.ledger.run.TapeLine;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.ledger.store.PendingCommand;
import io.flashpaper.ledger.store.Position;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ledger of a replay: the very run that the service has, stored into a sink. Plans change as in
 * the service: by a run that goes on from what is stored.
 */
final class LedgerSide {
  private static final int MOST_STEPS = 2_000;

  private final LedgerSink sink;
  private final SignalBuffer signals = new SignalBuffer();
  private final Map<String, AccountState> states;
  private final Map<String, SortedMap<String, String>> plans;
  private Optional<Position> position;
  private LedgerRun run;

  LedgerSide(LedgerSetup setup, Beginning beginning, LedgerSink sink) {
    this.sink = sink;
    this.states = new TreeMap<>(beginning.states());
    this.plans = new TreeMap<>(beginning.plans());
    this.position = beginning.position();
    this.run = run(setup);
  }

  private LedgerRun run(LedgerSetup setup) {
    return new LedgerRun(
        setup.plans(),
        setup.otherPlans(),
        new Beginning(position, states, plans),
        signals,
        new SignalTrail(),
        MOST_STEPS);
  }

  /** Takes the next events, and what the signal side said about them. */
  void take(List<TapeRecord> events, List<SignalMessage> said) {
    said.forEach(signals::offer);
    TapeRecord last = events.getLast();
    signals.offer(new Progress(last.offset(), last.event().timeMs(), 0));
    run.offer(events.stream().map(LedgerSide::line).toList());
    go();
  }

  private static TapeLine line(TapeRecord event) {
    return new TapeLine(event.offset(), Optional.of(event.event()));
  }

  private void go() {
    do {
      run.step().ifPresent(this::store);
    } while (run.waiting() > 0);
  }

  private void store(Batch batch) {
    sink.accept(batch);
    run.committed(batch);
    position = Optional.of(batch.after());
    batch.states().forEach(state -> states.put(state.account(), state));
    for (var entry : batch.entries()) {
      if (entry instanceof PlanChanged changed) {
        plans.put(changed.account(), parameters(changed));
      }
    }
  }

  private static SortedMap<String, String> parameters(PlanChanged changed) {
    SortedMap<String, String> parameters = new TreeMap<>();
    for (Parameter parameter : changed.plan()) {
      parameters.put(parameter.name(), parameter.value());
    }
    return parameters;
  }

  /** Carries commands out after the last event. */
  void obey(List<PendingCommand> commands) {
    run.obey(commands);
    run.finish().ifPresent(this::store);
  }

  /**
   * Other plans from the next event on.
   *
   * @param past the tape so far, as far back as {@link #rewindOffset}
   */
  void change(LedgerSetup setup, RecentTape past) {
    run.finish().ifPresent(this::store);
    run = run(setup);
    Position at = position.orElseThrow();
    for (TapeRecord event : past.between(at.rewindOffset(), at.tapeOffset())) {
      run.offer(List.of(line(event)));
    }
    go();
  }

  /** Stores what is not stored yet. */
  void end() {
    run.finish().ifPresent(this::store);
  }

  /** Where a fresh run would have to begin. */
  long rewindOffset() {
    return run.engine().rewindOffset();
  }

  ExecutionEngine engine() {
    return run.engine();
  }
}
