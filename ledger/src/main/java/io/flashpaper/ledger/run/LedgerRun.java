// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.run;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.ExecutionEngine;
import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.Halt;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.ledger.store.Checkpoints;
import io.flashpaper.ledger.store.PendingCommand;
import io.flashpaper.ledger.store.Position;
import io.flashpaper.ledger.store.SeenMarket;
import io.flashpaper.model.Market;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One run over the tape from a position in the ledger: rebuilds up to it, then steps and gathers
 * what the next transaction stores. Knows neither Kafka nor a database; confined to one thread.
 */
public final class LedgerRun {
  private static final long COMMIT_AFTER_TAPE_MS = 1_000;

  private final ExecutionEngine engine;
  private final SignalBuffer signals;
  private final SignalTrail trail;
  private final int maxSteps;
  private final Deque<TapeLine> waiting = new ArrayDeque<>();
  private final Map<String, AccountState> stored;
  private final PlanRecord plans;
  private final Set<String> known = new HashSet<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<SeenMarket> markets = new ArrayList<>();
  private Optional<Position> committed;
  private boolean started;
  private boolean plansAreOnRecord;
  private boolean dayBegins;
  private long read = -1;
  private long steps;
  private long commands;
  private int uncommittedSteps;

  /** A run that goes on from a beginning. */
  public LedgerRun(
      List<AccountPlan> plans,
      Function<String, AccountPlan> otherPlans,
      Beginning beginning,
      SignalBuffer signals,
      SignalTrail trail,
      int maxSteps) {
    this.engine = new ExecutionEngine(plans, otherPlans, beginning.states(), signals);
    this.signals = signals;
    this.trail = trail;
    this.maxSteps = maxSteps;
    this.stored = new TreeMap<>(beginning.states());
    this.plans = new PlanRecord(beginning.plans());
    this.committed = beginning.position();
    this.started = committed.isEmpty();
    this.commands = committed.map(Position::commands).orElse(0L);
    signals.giveBack(position());
  }

  /** Where reading the tape must begin; empty for its beginning. */
  public Optional<Long> startOffset() {
    return committed.map(Position::rewindOffset);
  }

  /** Takes what was read of the tape, in order. */
  public void offer(Collection<TapeLine> lines) {
    waiting.addAll(lines);
  }

  /** How many tape records wait. */
  public int waiting() {
    return waiting.size();
  }

  /** Whether a tape record waits for the signal side. */
  public boolean isWaitingForSignals() {
    TapeLine next = waiting.peekFirst();
    return next != null && isNews(next) && !signals.isReadyFor(next.offset());
  }

  /** Whether it is still reading again what is in the ledger already. */
  public boolean isRebuilding() {
    return committed.isPresent() && read < committed.get().tapeOffset();
  }

  private boolean isNews(TapeLine line) {
    return started && line.offset() > position();
  }

  private long position() {
    return committed.map(Position::tapeOffset).orElse(-1L);
  }

  /**
   * Steps as far as the signals allow, up to a transaction's worth.
   *
   * @return what to store now; empty if nothing is worth a transaction yet
   */
  public Optional<Batch> step() {
    while (!waiting.isEmpty()
        && uncommittedSteps < maxSteps
        && !isWaitingForSignals()
        && !isAtDayBreak()) {
      TapeLine line = waiting.removeFirst();
      if (isExpected(line)) {
        read = line.offset();
        take(line);
      }
    }
    return isWorthCommitting() ? Optional.of(batch()) : Optional.empty();
  }

  /** The first event of each UTC day has a transaction of its own, so that all begin it alike. */
  private boolean isAtDayBreak() {
    return hasBegunDay()
        || (uncommittedSteps > 0 && !waiting.isEmpty() && isDayBegunBy(waiting.getFirst()));
  }

  private boolean hasBegunDay() {
    return uncommittedSteps > 0
        && committed.isPresent()
        && Checkpoints.isNewDay(committed.get().tapeTimeMs(), engine.tape().timeMs());
  }

  private boolean isDayBegunBy(TapeLine line) {
    return hasBegun()
        && line.event().isPresent()
        && Checkpoints.isNewDay(engine.tape().timeMs(), line.event().get().timeMs());
  }

  /** The first record must be where the run begins: others are left over from before. */
  private boolean isExpected(TapeLine line) {
    started = started || startOffset().filter(start -> start == line.offset()).isPresent();
    return started && line.offset() > read;
  }

  private void take(TapeLine line) {
    boolean news = line.offset() > position();
    dayBegins = isDayBegunBy(line);
    line.event().ifPresent(event -> see(line.offset(), event));
    if (!news) {
      line.event().ifPresent(event -> engine.rebuild(new TapeRecord(line.offset(), event)));
      return;
    }
    line.event().ifPresent(event -> step(new TapeRecord(line.offset(), event)));
    if (hasBegun()) {
      steps++;
      uncommittedSteps++;
    }
  }

  /** Before the first event there is nothing to store: accounts are opened by it. */
  private boolean hasBegun() {
    return engine.tape().offset() >= 0;
  }

  private void step(TapeRecord next) {
    long timeMs = next.event().timeMs();
    if (!plansAreOnRecord) {
      entries.addAll(plans.changes(engine.plans(), next.offset(), timeMs));
      plansAreOnRecord = true;
    }
    List<LedgerEntry> done = engine.step(next);
    entries.addAll(done);
    if (done.stream().anyMatch(LedgerEntry.AccountOpened.class::isInstance)) {
      entries.addAll(plans.changes(engine.plans(), next.offset(), timeMs));
    }
  }

  /**
   * Whether a command would take effect after the last tape event that is in the ledger, and by
   * plans that are on record: other plans than before are, once the next event is stepped. After
   * the first event of a day it waits for the next one, so that the day's checkpoint is what the
   * tape alone made.
   */
  public boolean canObey() {
    return started
        && !isRebuilding()
        && !dayBegins
        && hasBegun()
        && (plansAreOnRecord || plans.knows(engine.plans()));
  }

  /** Carries commands out, or refuses them, after the tape event processed last. */
  public void obey(List<PendingCommand> pending) {
    for (PendingCommand command : pending) {
      entries.addAll(engine.execute(command.numbered(++commands)));
    }
  }

  private void see(long offset, TapeEvent event) {
    if (event instanceof MarketUpdated e) {
      see(e.market(), offset, e.timeMs());
    } else if (event instanceof KeyFrame e) {
      e.markets().forEach(state -> see(state.market(), offset, e.timeMs()));
    }
  }

  private void see(Market market, long offset, long timeMs) {
    if (known.add(market.id().ticker())) {
      markets.add(new SeenMarket(market.id().ticker(), market.series(), offset, timeMs));
    }
  }

  /** What is stepped through and not stored yet, worth a transaction or not; empty if nothing. */
  public Optional<Batch> finish() {
    return entries.isEmpty() && uncommittedSteps == 0 ? Optional.empty() : Optional.of(batch());
  }

  private boolean isWorthCommitting() {
    long since = committed.map(Position::tapeTimeMs).orElse(0L);
    return !entries.isEmpty()
        || uncommittedSteps >= maxSteps
        || isAtDayBreak()
        || (uncommittedSteps > 0 && engine.tape().timeMs() - since >= COMMIT_AFTER_TAPE_MS);
  }

  private Batch batch() {
    List<AccountState> changed =
        engine.states().values().stream()
            .filter(state -> !state.equals(stored.get(state.account())))
            .toList();
    Position after =
        new Position(
            read,
            trail.resumeOffset(read),
            engine.rewindOffset(),
            engine.tape().timeMs(),
            commands);
    return new Batch(committed, after, entries, changed, markets, signals.rewindAt(read));
  }

  /** A batch is stored. */
  public void committed(Batch batch) {
    committed = Optional.of(batch.after());
    signals.forget(position());
    trail.forget(position());
    batch.states().forEach(state -> stored.put(state.account(), state));
    entries.clear();
    markets.clear();
    uncommittedSteps = 0;
  }

  /** Why each account that does nothing any more was halted, as stored. */
  public List<String> halted() {
    return stored.values().stream().flatMap(state -> state.halt().stream()).map(Halt::why).toList();
  }

  /** Steps taken in this run. */
  public long steps() {
    return steps;
  }

  /** What it steps. */
  public ExecutionEngine engine() {
    return engine;
  }
}
