// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.ExecutionEngine;
import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.CommandTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyRemoved;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStarted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.protection.Protections;
import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.Handover;
import io.flashpaper.engine.signal.MomentumStrategy;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.engine.signal.SignalEngine;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.engine.signal.SyntheticTape;
import io.flashpaper.ledger.run.Beginning;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.ledger.store.PendingCommand;
import io.flashpaper.ledger.store.Position;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.replay.Replay.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final List<TapeRecord> TAPE = SyntheticTape.of(42, 130);
  private static final LedgerSetup LEDGER =
      new LedgerSetup(List.of(plan("quick")), ReplayTest::plan);
  private static final SignalSetup SIGNALS = new SignalSetup(SignalSettings.DEFAULT, instances());

  private final List<Batch> batches = new ArrayList<>();

  private static List<StrategyInstance> instances() {
    return List.of(
        instance("quick", new MomentumStrategy(Duration.ofSeconds(20))),
        instance("slow", new MomentumStrategy(Duration.ofMinutes(5))),
        instance("frail", new MomentumStrategy(Duration.ofSeconds(60), 500)));
  }

  private static StrategyInstance instance(String name, MomentumStrategy strategy) {
    return new StrategyInstance(
        name,
        new StrategyInstance.Origin("momentum", "1.0", "abc"),
        name,
        Scope.of("KXBTC15M", "KXBTCD"),
        GateSettings.DEFAULT,
        strategy);
  }

  private List<LedgerEntry> entries() {
    return batches.stream().flatMap(batch -> batch.entries().stream()).toList();
  }

  private static <T> List<T> of(Class<T> type, List<LedgerEntry> entries) {
    return entries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void replay(Directions directions) {
    new Replay(directions, batches::add).run(TAPE.iterator(), _ -> {});
  }

  private static Directions directions(
      Map<Long, SignalSetup> signals,
      Map<Long, LedgerSetup> ledgers,
      Map<Long, List<PendingCommand>> commands) {
    NavigableMap<Long, SignalSetup> allSignals = new TreeMap<>(signals);
    allSignals.put(0L, SIGNALS);
    NavigableMap<Long, LedgerSetup> allLedgers = new TreeMap<>(ledgers);
    allLedgers.put(0L, LEDGER);
    return new Directions(allSignals, allLedgers, new TreeMap<>(commands), new TreeMap<>());
  }

  @Test
  void theLedgerIsWhatBothEnginesMakeOfTheTape() {
    SignalEngine signals = new SignalEngine(SignalSettings.DEFAULT, instances());
    ExecutionEngine execution =
        new ExecutionEngine(LEDGER.plans(), LEDGER.otherPlans(), Map.of(), new SignalBuffer());
    List<LedgerEntry> expected = new ArrayList<>();
    for (TapeRecord record : TAPE) {
      signals.step(record).forEach(execution::offer);
      execution.offer(signals.progress());
      expected.addAll(execution.step(record));
    }

    replay(Directions.constant(SIGNALS, LEDGER));

    List<LedgerEntry> entries = entries();
    assertThat(entries.stream().filter(e -> !(e instanceof PlanChanged))).isEqualTo(expected);
    assertThat(of(TradeClosed.class, entries)).hasSizeGreaterThan(50);
    assertThat(of(PlanChanged.class, entries))
        .extracting(PlanChanged::account)
        .contains("quick", "slow", "frail");
  }

  @Test
  void whatIsStoredLeadsFromOneBatchToTheNext() {
    replay(Directions.constant(SIGNALS, LEDGER));

    Optional<Position> at = Optional.empty();
    for (Batch batch : batches) {
      assertThat(batch.before()).isEqualTo(at);
      at = Optional.of(batch.after());
    }
    assertThat(at.orElseThrow().tapeOffset()).isEqualTo(TAPE.getLast().offset());
  }

  @Test
  void aReplayThatGoesOnFromSomewhereDoesTheSame() {
    Directions directions = Directions.constant(SIGNALS, LEDGER);
    replay(directions);

    for (int at = 1; at < batches.size(); at += batches.size() / 7) {
      Start start = startAfter(batches.subList(0, at));
      List<TapeRecord> rest =
          TAPE.stream().filter(record -> record.offset() >= start.rewindOffset()).toList();
      List<LedgerEntry> went = new ArrayList<>();
      new Replay(directions, start, batch -> went.addAll(batch.entries()), _ -> {})
          .run(rest.iterator(), _ -> {});

      assertThat(went)
          .isEqualTo(
              batches.subList(at, batches.size()).stream()
                  .flatMap(batch -> batch.entries().stream())
                  .toList());
    }
  }

  private static Start startAfter(List<Batch> stored) {
    Position position = stored.getLast().after();
    Map<String, AccountState> states = new TreeMap<>();
    Map<String, SortedMap<String, String>> plans = new TreeMap<>();
    for (Batch batch : stored) {
      batch.states().forEach(state -> states.put(state.account(), state));
      of(PlanChanged.class, batch.entries())
          .forEach(
              change -> {
                SortedMap<String, String> plan = new TreeMap<>();
                change.plan().forEach(each -> plan.put(each.name(), each.value()));
                plans.put(change.account(), plan);
              });
    }
    SignalEngine signals = new SignalEngine(SignalSettings.DEFAULT, instances());
    TAPE.stream()
        .takeWhile(record -> record.offset() <= position.tapeOffset())
        .forEach(signals::step);
    Handover handover = signals.handover();
    return new Start(
        handover,
        signals.progress().rewindOffset(),
        new Beginning(Optional.of(position), states, plans));
  }

  @Test
  void strategiesComeAndGoAtTheOffsetOnRecord() {
    long change = TAPE.get(TAPE.size() / 2).offset();
    SignalSetup later =
        new SignalSetup(
            SignalSettings.DEFAULT,
            List.of(
                instances().getFirst(),
                instance("slow", new MomentumStrategy(Duration.ofMinutes(4))),
                instance("late", new MomentumStrategy(Duration.ofMinutes(1)))),
            Set.of("slow"),
            Set.of());

    replay(directions(Map.of(change, later), Map.of(), Map.of()));

    List<LedgerEntry> entries = entries();
    assertThat(of(StrategyStarted.class, entries))
        .filteredOn(event -> event.tapeOffset() == change)
        .extracting(event -> event.loaded().instance())
        .containsExactly("slow", "late");
    assertThat(of(StrategyRemoved.class, entries))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.tapeOffset()).isEqualTo(change);
              assertThat(event.unloaded().instance()).isEqualTo("frail");
            });
    assertThat(of(LedgerEntry.SignalTaken.class, entries))
        .filteredOn(taken -> taken.signal().instance().equals("quick"))
        .isEqualTo(signalsOf("quick", uninterrupted()));
  }

  private static AccountPlan plan(String account) {
    return AccountPlan.defaults(account)
        .withSettings(new TreeMap<>(Map.of("initial-cash", "1000")));
  }

  private static List<LedgerEntry> uninterrupted() {
    List<LedgerEntry> entries = new ArrayList<>();
    new Replay(Directions.constant(SIGNALS, LEDGER), batch -> entries.addAll(batch.entries()))
        .run(TAPE.iterator(), _ -> {});
    return entries;
  }

  private static List<LedgerEntry.SignalTaken> signalsOf(
      String instance, List<LedgerEntry> entries) {
    return of(LedgerEntry.SignalTaken.class, entries).stream()
        .filter(taken -> taken.signal().instance().equals(instance))
        .toList();
  }

  @Test
  void plansChangeAtTheOffsetOnRecord() {
    long change = TAPE.get(TAPE.size() / 3).offset();
    AccountPlan careful =
        AccountPlan.defaults("quick")
            .withProtections(
                new Protections(
                    Protections.NONE.exposure(),
                    OptionalInt.of(1),
                    Protections.NONE.dailyLoss(),
                    Protections.NONE.drawdown(),
                    Protections.NONE.lossStreak()))
            .withSettings(new TreeMap<>(Map.of("protections.max-open-positions", "1")));

    replay(
        directions(
            Map.of(),
            Map.of(change, new LedgerSetup(List.of(careful), ReplayTest::plan)),
            Map.of()));

    assertThat(of(PlanChanged.class, entries()))
        .filteredOn(event -> event.tapeOffset() == change)
        .extracting(PlanChanged::account)
        .containsExactly("quick");
    List<LedgerEntry> before =
        uninterrupted().stream().filter(entry -> entry.tapeOffset() < change).toList();
    assertThat(entries()).startsWith(before.toArray(LedgerEntry[]::new));
  }

  @Test
  void commandsAreCarriedOutAfterTheirOffset() {
    long first = TAPE.get(TAPE.size() / 2).offset();
    long second = TAPE.get(TAPE.size() / 2 + 1).offset();

    replay(
        directions(
            Map.of(),
            Map.of(),
            Map.of(
                first, List.of(command(7, Command.Kind.PAUSE)),
                second, List.of(command(9, Command.Kind.RESUME)))));

    List<LedgerEntry> entries = entries();
    assertThat(of(CommandTaken.class, entries))
        .extracting(CommandTaken::tapeOffset, taken -> taken.command().number())
        .containsExactly(tuple(first, 1L), tuple(second, 2L));
    assertThat(of(StrategyRemoved.class, entries)).isEmpty();
  }

  @Test
  void aSpanThatEndsBeforeTheTapeBeginsHoldsNothing() {
    Map<Long, List<PendingCommand>> later =
        Map.of(TAPE.getFirst().offset(), List.of(command(7, Command.Kind.PAUSE)));

    new Replay(directions(Map.of(), Map.of(), later), batches::add)
        .run(Collections.emptyIterator(), _ -> {});

    assertThat(of(CommandTaken.class, entries())).isEmpty();
  }

  private static PendingCommand command(long id, Command.Kind kind) {
    return new PendingCommand(id, kind, Optional.of("quick"), Optional.empty(), "to see", "a test");
  }

  @Test
  void whatTheSignalSideSaysIsHeardOnce() {
    List<SignalMessage> heard = new ArrayList<>();
    new Replay(Directions.constant(SIGNALS, LEDGER), Start.NEW, LedgerSink.NONE, heard::add)
        .run(TAPE.iterator(), _ -> {});

    SignalEngine alone = new SignalEngine(SignalSettings.DEFAULT, instances());
    assertThat(heard)
        .isEqualTo(TAPE.stream().flatMap(record -> alone.step(record).stream()).toList());
  }
}
