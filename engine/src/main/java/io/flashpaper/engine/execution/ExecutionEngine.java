// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.ledger.Balances;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountOpened;
import io.flashpaper.engine.execution.ledger.LedgerEntry.FlashCrashed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.FlashEnded;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted.Source;
import io.flashpaper.engine.execution.ledger.LedgerEntry.MarketSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Posted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SignalTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyRemoved;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStarted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStopped;
import io.flashpaper.engine.execution.ledger.Posting;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.FlashCrashEnded;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Refused;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.model.signal.SignalMessage.StrategyUnloaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Merges the tape with the signals it caused and keeps the accounts: a deterministic state machine.
 * Same tape, same signals, same entries, whenever the signals arrive.
 *
 * <p>For tape event <i>n</i> at time <i>t</i>: orders that arrived before <i>t</i> fill against the
 * book as it stood; <i>n</i> changes books, markets and index; signals caused by <i>n</i> take
 * effect; positions are managed; standing desires are considered.
 *
 * <p>To restart: make an engine from the stored account states, {@link #rebuild} it with the tape
 * from the stored rewind offset up to the stored position, then go on stepping.
 */
public final class ExecutionEngine {
  private final TapeMemory tape = new TapeMemory();
  private final SortedMap<String, AccountEngine> accounts = new TreeMap<>();
  private final CommandPost commands = new CommandPost(accounts, tape);
  private final Function<String, AccountPlan> otherPlans;
  private final SignalBuffer signals;
  private final StepEntries entries = new StepEntries();
  private final List<AccountPlan> unopened = new ArrayList<>();

  /** An engine whose other accounts trade by the usual plan. */
  public ExecutionEngine(
      List<AccountPlan> plans, Map<String, AccountState> states, SignalBuffer signals) {
    this(plans, AccountPlan::defaults, states, signals);
  }

  /**
   * An engine before its first tape event.
   *
   * @param plans the accounts that are there from the beginning
   * @param otherPlans how any other account trades: one that a strategy instance names, and one
   *     that was among the plans once; what such an account holds is managed to its end
   * @param states what is stored of them; an account without one begins
   * @param signals where signals wait
   */
  public ExecutionEngine(
      List<AccountPlan> plans,
      Function<String, AccountPlan> otherPlans,
      Map<String, AccountState> states,
      SignalBuffer signals) {
    this.otherPlans = otherPlans;
    this.signals = signals;
    plans.forEach(plan -> keep(plan, Optional.ofNullable(states.get(plan.account()))));
    states.values().stream()
        .filter(state -> !accounts.containsKey(state.account()))
        .forEach(state -> keep(otherPlans.apply(state.account()), Optional.of(state)));
  }

  /**
   * Says, before the first step, what the postings stored so far sum to: an account whose state
   * says otherwise is halted at that step.
   */
  public void holdAgainst(Map<String, Balances> stored) {
    accounts.forEach(
        (name, account) -> Optional.ofNullable(stored.get(name)).ifPresent(account::holdAgainst));
  }

  private AccountEngine keep(AccountPlan plan, Optional<AccountState> stored) {
    if (stored.isEmpty()) {
      unopened.add(plan);
    }
    AccountState state =
        stored.orElseGet(() -> AccountState.opened(plan.account(), plan.initialCash()));
    AccountEngine account = new AccountEngine(plan, state, tape, entries);
    accounts.put(plan.account(), account);
    return account;
  }

  /** Applies a tape event that was already stepped before a restart, without any entry. */
  public void rebuild(TapeRecord next) {
    tape.accept(next);
    signals.take(next.offset());
  }

  /** Takes the next message of the signal side; one said twice counts once. */
  public void offer(SignalMessage message) {
    signals.offer(message);
  }

  /** Whether everything that tape events up to {@code offset} caused is known. */
  public boolean isReadyFor(long offset) {
    return signals.isReadyFor(offset);
  }

  /**
   * Processes the next tape event.
   *
   * @return what was done, in order
   * @throws IllegalStateException if the signal side has not judged it yet
   */
  public List<LedgerEntry> step(TapeRecord next) {
    if (!isReadyFor(next.offset())) {
      throw new IllegalStateException(
          "tape offset %d waits for the signal side, which has judged up to %d"
              .formatted(next.offset(), signals.judged()));
    }
    entries.clear();
    long timeMs = next.event().timeMs();
    accounts.values().forEach(account -> account.beforeEvent(next.offset(), timeMs));
    tape.accept(next);
    postOpenings();
    if (next.event() instanceof MarketSettled e) {
      entries.enter(new MarketSettlement(next.offset(), timeMs, e.market(), e.settlement()));
    }
    accounts.values().forEach(account -> account.afterEvent(next.event()));
    signals.take(next.offset()).forEach(this::take);
    accounts.values().forEach(AccountEngine::decide);
    return entries.all();
  }

  /** What new accounts begin with, once there is a tape event to post it at. */
  private void postOpenings() {
    for (AccountPlan plan : unopened) {
      Posting opening = Posting.opening(plan.account(), plan.initialCash());
      entries.enter(new Posted(tape.offset(), tape.timeMs(), plan.account(), opening));
    }
    unopened.clear();
  }

  /**
   * Carries a command out, or refuses it, after the tape event processed last and before the next.
   * Called in the order of the commands' numbers; the same commands at the same offsets do the same
   * in every replay.
   *
   * @return {@link LedgerEntry.CommandTaken}, then what it did
   * @throws IllegalStateException before the first tape event
   */
  public List<LedgerEntry> execute(Command command) {
    if (tape.offset() < 0) {
      throw new IllegalStateException(
          "command %s waits for the first tape event".formatted(command.id()));
    }
    entries.clear();
    postOpenings();
    LedgerEntry taken = commands.take(command);
    return Stream.concat(Stream.of(taken), entries.all().stream()).toList();
  }

  private void take(SignalMessage message) {
    long offset = tape.offset();
    long timeMs = tape.timeMs();
    switch (message) {
      case Signal signal -> {
        entries.enter(new SignalTaken(offset, timeMs, signal));
        account(signal.account()).take(signal);
      }
      case FlashCrash crash -> entries.enter(new FlashCrashed(offset, timeMs, crash));
      case FlashCrashEnded end -> entries.enter(new FlashEnded(offset, timeMs, end));
      case StrategyLoaded event -> {
        entries.enter(new StrategyStarted(offset, timeMs, event));
        account(event.account());
        withdraw(event.instance());
      }
      case StrategyUnloaded event -> {
        entries.enter(new StrategyRemoved(offset, timeMs, event));
        withdraw(event.instance());
      }
      // Its desires end by signals of their own.
      case StrategyQuarantined event -> entries.enter(new StrategyStopped(offset, timeMs, event));
      case GateCounts e ->
          entries.enter(
              new GatesCounted(
                  offset,
                  timeMs,
                  Source.SIGNAL,
                  e.instance(),
                  e.market(),
                  e.minuteMs(),
                  e.counts()));
      case Refused refused -> account(refused.account()).take(refused);
      // It is on record where it was said; an account takes no notice of it.
      case SignalsConfigured _ -> {}
      case Progress _ -> {}
    }
  }

  /** Whoever speaks in this instance's name from now on tells anew what it wants. */
  private void withdraw(String instance) {
    accounts.values().forEach(account -> account.withdraw(instance));
  }

  /** The account of this name; one that nobody knew yet is opened here and now. */
  private AccountEngine account(String name) {
    AccountEngine known = accounts.get(name);
    if (known != null) {
      return known;
    }
    AccountPlan plan = otherPlans.apply(name);
    entries.enter(new AccountOpened(tape.offset(), tape.timeMs(), name, plan.initialCash()));
    AccountEngine opened = keep(plan, Optional.empty());
    postOpenings();
    return opened;
  }

  /** What the tape has told so far. Only for the thread that steps. */
  public TapeMemory tape() {
    return tape;
  }

  /** The accounts' plans, by name. */
  public SortedMap<String, AccountPlan> plans() {
    SortedMap<String, AccountPlan> plans = new TreeMap<>();
    accounts.forEach((name, account) -> plans.put(name, account.plan()));
    return plans;
  }

  /** The accounts' states, by name: to be stored with the entries of the step. */
  public SortedMap<String, AccountState> states() {
    SortedMap<String, AccountState> states = new TreeMap<>();
    accounts.forEach((name, account) -> states.put(name, account.state()));
    return states;
  }

  /** Where a reader must begin to rebuild this engine's memory of the tape. */
  public long rewindOffset() {
    return tape.rewindOffset();
  }
}
