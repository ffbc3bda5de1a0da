// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.CommandTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged.Parameter;
import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.ledger.store.PendingCommand;
import io.flashpaper.ledger.store.Position;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.signal.SignalMessage.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerRunTest {
  private static final SortedMap<String, String> SETTINGS =
      new TreeMap<>(Map.of("cooldown", "60s", "sizing", "dynamic", "exits.profile", "v10"));

  private final ScriptedTape tape = new ScriptedTape(11, 3000);
  private final List<LedgerEntry> ledger = new ArrayList<>();
  private final Map<String, AccountState> states = new TreeMap<>();
  private final Map<String, SortedMap<String, String>> plans = new TreeMap<>();
  private Optional<Position> position = Optional.empty();

  private LedgerRun run(SignalBuffer signals, SignalTrail trail) {
    return new LedgerRun(
        List.of(AccountPlan.defaults("delay-arb").withSettings(SETTINGS)),
        AccountPlan::defaults,
        new Beginning(position, states, plans),
        signals,
        trail,
        500);
  }

  private TapeLine line(int index) {
    return new TapeLine(ScriptedTape.offset(index), Optional.of(tape.events.get(index)));
  }

  /** The first event at an offset or after it. */
  private static int index(long offset) {
    return IntStream.iterate(0, i -> i + 1)
        .filter(i -> ScriptedTape.offset(i) >= offset)
        .findFirst()
        .orElseThrow();
  }

  private void readSignals(SignalBuffer signals, SignalTrail trail, int from) {
    trail.startAt(from);
    for (int offset = from; offset < tape.signals.size(); offset++) {
      trail.read(offset, tape.signals.get(offset).tapeOffset());
      signals.offer(tape.signals.get(offset));
    }
  }

  /** A process that reads the tape in chunks and is killed after storing so many batches. */
  private void process(int batches, int chunk) {
    SignalBuffer signals = new SignalBuffer();
    SignalTrail trail = new SignalTrail();
    readSignals(signals, trail, position.map(p -> (int) p.signalsOffset()).orElse(0));
    LedgerRun run = run(signals, trail);
    int next = index(run.startOffset().orElse(0L));
    int stored = 0;
    while (stored < batches && next < tape.events.size()) {
      int end = Math.min(tape.events.size(), next + chunk);
      List<TapeLine> lines = new ArrayList<>();
      for (; next < end; next++) {
        lines.add(line(next));
      }
      run.offer(lines);
      while (stored < batches && run.waiting() > 0) {
        Optional<Batch> batch = run.step();
        batch.ifPresent(this::store);
        batch.ifPresent(run::committed);
        stored += batch.isPresent() ? 1 : 0;
      }
    }
  }

  private void store(Batch batch) {
    assertThat(batch.before()).isEqualTo(position);
    position = Optional.of(batch.after());
    ledger.addAll(batch.entries());
    batch.states().forEach(state -> states.put(state.account(), state));
    batch.entries().stream()
        .filter(PlanChanged.class::isInstance)
        .map(PlanChanged.class::cast)
        .forEach(change -> plans.put(change.account(), parameters(change)));
  }

  private static SortedMap<String, String> parameters(PlanChanged change) {
    SortedMap<String, String> parameters = new TreeMap<>();
    change.plan().forEach(parameter -> parameters.put(parameter.name(), parameter.value()));
    return parameters;
  }

  private static PendingCommand pending(long id, Command.Kind kind) {
    return new PendingCommand(id, kind, Optional.of("delay-arb"), Optional.empty(), "", "");
  }

  @Test
  void messagesNobodyCanReadBeforeTheFirstEventAreStoredWithIt() {
    SignalBuffer signals = new SignalBuffer();
    SignalTrail trail = new SignalTrail();
    readSignals(signals, trail, 0);
    LedgerRun run = run(signals, trail);
    run.offer(List.of(new TapeLine(ScriptedTape.offset(0), Optional.empty()), line(1)));

    Batch first = run.step().orElseThrow();

    assertThat(run.waiting()).isZero();
    assertThat(first.entries()).hasAtLeastOneElementOfType(LedgerEntry.Posted.class);
    assertThat(first.after().tapeOffset()).isEqualTo(ScriptedTape.offset(1));
    LedgerRun another = run(signals, trail);
    another.offer(List.of(new TapeLine(ScriptedTape.offset(0), Optional.empty())));
    assertThat(another.step()).isEmpty();
    assertThat(another.finish()).isEmpty();
  }

  @Test
  void theFirstPlanIsOnRecordFromTheFirstEventAndAnotherFromWhereItBegins() {
    process(3, 100);
    List<PlanChanged> first =
        ledger.stream().filter(PlanChanged.class::isInstance).map(PlanChanged.class::cast).toList();
    assertThat(first).hasSize(1);
    assertThat(first.getFirst().tapeOffset()).isZero();
    assertThat(first.getFirst().before()).isEmpty();
    assertThat(parameters(first.getFirst())).isEqualTo(SETTINGS);
    long position = this.position.orElseThrow().tapeOffset();
    plans.get("delay-arb").put("cooldown", "120s");
    process(3, 100);
    assertThat(ledger)
        .filteredOn(PlanChanged.class::isInstance)
        .hasSize(2)
        .last()
        .satisfies(
            entry -> {
              assertThat(entry.tapeOffset()).isGreaterThan(position);
              assertThat(((PlanChanged) entry).before())
                  .contains(new Parameter("cooldown", "120s"));
            });
  }

  @Test
  void aCommandIsStoredThoughTheTapeWaitsAndMovesThePositionByItsNumber() {
    SignalBuffer signals = new SignalBuffer();
    LedgerRun run = run(signals, new SignalTrail());
    assertThat(run.canObey()).isFalse();
    signals.offer(new Progress(0, ScriptedTape.T0, 0));
    run.offer(List.of(line(0), line(1)));
    Batch first = run.step().orElseThrow();
    store(first);
    run.committed(first);
    assertThat(run.isWaitingForSignals()).isTrue();
    assertThat(run.canObey()).isTrue();
    run.obey(List.of(pending(7, Command.Kind.PAUSE), pending(9, Command.Kind.PAUSE)));
    Batch batch = run.step().orElseThrow();
    assertThat(batch.after().tapeOffset()).isEqualTo(first.after().tapeOffset());
    assertThat(batch.after().commands()).isEqualTo(2);
    assertThat(batch.after()).isNotEqualTo(batch.before().orElseThrow());
    assertThat(batch.entries())
        .extracting(LedgerEntry::tapeOffset, entry -> ((CommandTaken) entry).refusal().isPresent())
        .containsExactly(tuple(0L, false), tuple(0L, true));
    assertThat(batch.states()).hasSize(1);
  }

  @Test
  void aCommandWaitsUntilTheRunIsWhereTheLedgerEnds() {
    process(20, 100);
    SignalBuffer signals = new SignalBuffer();
    tape.signals.forEach(signals::offer);
    LedgerRun run = run(signals, new SignalTrail());
    int from = index(run.startOffset().orElseThrow());
    int to = index(position.orElseThrow().tapeOffset());
    run.offer(IntStream.range(from, to).mapToObj(this::line).toList());
    run.step();
    assertThat(run.canObey()).isFalse();
    run.offer(List.of(line(to)));
    run.step();
    assertThat(run.canObey()).isTrue();
  }

  @Test
  void aProcessKilledAgainAndAgainStoresTheSameLedger() {
    process(Integer.MAX_VALUE, 100);
    List<LedgerEntry> whole = List.copyOf(ledger);
    assertThat(whole).hasSizeGreaterThan(50);
    ledger.clear();
    states.clear();
    plans.clear();
    position = Optional.empty();
    while (position.map(Position::tapeOffset).orElse(-1L) < tape.lastOffset()) {
      process(17, 37);
    }
    assertThat(ledger).isEqualTo(whole);
  }

  /** The tape goes to another run of the same process while a batch cannot be stored. */
  @Test
  void aRunThatEndsBeforeItsBatchIsStoredLosesNoSignal() {
    process(Integer.MAX_VALUE, 100);
    List<LedgerEntry> whole = List.copyOf(ledger);
    ledger.clear();
    states.clear();
    plans.clear();
    position = Optional.empty();
    SignalBuffer signals = new SignalBuffer();
    SignalTrail trail = new SignalTrail();
    readSignals(signals, trail, 0);
    for (int stored = 0; stored < 20; stored++) {
      step(signals, trail, 600);
      step(signals, trail, 300).ifPresent(this::store);
    }
    process(Integer.MAX_VALUE, 100);
    assertThat(ledger).isEqualTo(whole);
  }

  /** A run's next batch of so many records; it ends without having stored it. */
  private Optional<Batch> step(SignalBuffer signals, SignalTrail trail, int records) {
    LedgerRun run = run(signals, trail);
    int from = index(run.startOffset().orElse(0L));
    int to = index(position.map(Position::tapeOffset).orElse(-1L) + 1) + records;
    List<TapeLine> lines = new ArrayList<>();
    for (int i = from; i < Math.min(to, tape.events.size()); i++) {
      lines.add(line(i));
    }
    run.offer(lines);
    return run.step();
  }

  @Test
  void theTapeWaitsUntilTheSignalSideHasSpoken() {
    SignalBuffer signals = new SignalBuffer();
    LedgerRun run = run(signals, new SignalTrail());
    run.offer(List.of(line(0), line(1)));
    assertThat(run.step()).isEmpty();
    assertThat(run.isWaitingForSignals()).isTrue();
    tape.signals.forEach(signals::offer);
    run.step();
    assertThat(run.isWaitingForSignals()).isFalse();
    assertThat(run.waiting()).isZero();
  }

  @Test
  void anUnreadableRecordMovesThePositionAndNothingElse() {
    SignalBuffer signals = new SignalBuffer();
    tape.signals.forEach(signals::offer);
    LedgerRun run = run(signals, new SignalTrail());
    run.offer(List.of(line(0), new TapeLine(1, Optional.empty()), line(2)));
    Batch batch = run.step().orElseThrow();
    assertThat(batch.after().tapeOffset()).isEqualTo(2);
  }

  @Test
  void recordsLeftOverFromBeforeASeekAreDropped() {
    process(20, 100);
    SignalBuffer signals = new SignalBuffer();
    tape.signals.forEach(signals::offer);
    LedgerRun run = run(signals, new SignalTrail());
    run.offer(List.of(line(2900)));
    assertThat(run.step()).isEmpty();
    assertThat(run.waiting()).isZero();
    assertThat(run.isRebuilding()).isTrue();
  }

  @Test
  void readingSignalsGoesOnAtTheFirstThatStillMatters() {
    SignalTrail trail = new SignalTrail();
    trail.startAt(5);
    assertThat(trail.resumeOffset(100)).isEqualTo(5);
    trail.read(5, 90);
    trail.read(6, 110);
    trail.read(7, 105);
    assertThat(trail.resumeOffset(100)).isEqualTo(6);
    assertThat(trail.resumeOffset(107)).isEqualTo(6);
    assertThat(trail.resumeOffset(110)).isEqualTo(8);
  }

  @Test
  void theFirstEventOfADayHasATransactionOfItsOwn() {
    long midnight = 20_718L * 86_400_000;
    SignalBuffer signals = new SignalBuffer();
    LedgerRun run = run(signals, new SignalTrail());
    List<TapeLine> lines = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      long timeMs = midnight - 400 + i * 100;
      lines.add(
          new TapeLine(
              i, Optional.of(new KeyFrame(timeMs, List.of(), Optional.empty(), List.of()))));
      signals.offer(new Progress(i, timeMs, i - 3));
    }
    run.offer(lines);
    List<Batch> batches = new ArrayList<>();
    do {
      Batch batch = run.step().or(run::finish).orElseThrow();
      batches.add(batch);
      run.committed(batch);
    } while (run.waiting() > 0);
    assertThat(batches)
        .extracting(batch -> batch.after().tapeOffset(), batch -> batch.signalsRewind())
        .containsExactly(
            tuple(3L, OptionalLong.of(0)),
            tuple(4L, OptionalLong.of(1)),
            tuple(6L, OptionalLong.of(3)));
  }
}
