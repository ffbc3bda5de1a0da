// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.CommandTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionEnded;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionTripped;
import io.flashpaper.engine.execution.protection.Protections;
import io.flashpaper.engine.execution.protection.Protections.Drawdown;
import io.flashpaper.engine.execution.protection.Protections.Exposure;
import io.flashpaper.engine.execution.protection.Protections.LossStreak;
import io.flashpaper.engine.execution.protection.Protections.LossStreak.Scope;
import io.flashpaper.model.Money;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands come at any moment; a replay that knows at which offsets repeats all they did. */
class CommandReplayTest {
  private static final long LENGTH_MS = 1_500_000;
  private static final Protections PROTECTIONS =
      new Protections(
          new Exposure(
              Optional.of(Money.of("40")),
              Optional.of(Money.of("25")),
              Optional.of(Money.of("20"))),
          OptionalInt.of(3),
          Optional.of(Money.of("60")),
          Optional.of(new Drawdown(8_000, Optional.of(Duration.ofMinutes(2)))),
          Optional.of(
              new LossStreak(2, Duration.ofMinutes(10), Duration.ofMinutes(1), Scope.INSTANCE)));
  private static final List<AccountPlan> PLANS =
      List.of(
          AccountPlan.defaults("first").withProtections(PROTECTIONS),
          AccountPlan.defaults("second")
              .withProtections(PROTECTIONS)
              .withEntryOrders(EntryOrders.MAKER));

  /** What is stored: entries, states, and at which offset which command was taken. */
  private record Ledger(
      List<LedgerEntry> entries,
      Map<String, AccountState> states,
      NavigableMap<Long, List<Command>> commands) {}

  private final RandomTape tape;

  CommandReplayTest() {
    this.tape = new RandomTape(18, LENGTH_MS);
  }

  private ExecutionEngine engine(Map<String, AccountState> states) {
    ExecutionEngine engine = new ExecutionEngine(PLANS, states, new SignalBuffer());
    tape.signals.forEach(engine::offer);
    engine.offer(new Progress(Long.MAX_VALUE, 0, 0));
    return engine;
  }

  /** Humans who meddle by chance. */
  private Ledger lived(long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    ExecutionEngine engine = engine(Map.of());
    List<LedgerEntry> entries = new ArrayList<>();
    NavigableMap<Long, List<Command>> commands = new TreeMap<>();
    long number = 0;
    for (TapeRecord next : tape.records) {
      entries.addAll(engine.step(next));
      while (chance.nextInt(25) == 0) {
        Command command = command(chance, engine, ++number);
        commands.computeIfAbsent(next.offset(), _ -> new ArrayList<>()).add(command);
        entries.addAll(engine.execute(command));
      }
    }
    return new Ledger(entries, engine.states(), commands);
  }

  private static Command command(SplittableRandom chance, ExecutionEngine engine, long number) {
    String account = List.of("first", "second", "unknown", "nobody").get(chance.nextInt(4));
    Optional<String> whom = chance.nextInt(4) == 0 ? Optional.empty() : Optional.of(account);
    return switch (chance.nextInt(10)) {
      case 0 -> of(number, Command.Kind.PAUSE, whom);
      case 1, 2 -> of(number, Command.Kind.KILL, whom);
      case 3, 4 ->
          new Command(
              number,
              "c" + number,
              Command.Kind.CLOSE,
              Optional.empty(),
              Optional.of(trade(engine)),
              "",
              "");
      default -> of(number, Command.Kind.RESUME, whom);
    };
  }

  private static Command of(long number, Command.Kind kind, Optional<String> account) {
    return new Command(number, "c" + number, kind, account, Optional.empty(), "why", "chance");
  }

  private static String trade(ExecutionEngine engine) {
    return engine.states().values().stream()
        .flatMap(state -> state.trades().stream())
        .map(OpenTrade::id)
        .findFirst()
        .orElse("none");
  }

  /** The tape and the table of commands again, with a new engine after each of these offsets. */
  private Ledger replayed(NavigableMap<Long, List<Command>> commands, List<Long> restarts) {
    ExecutionEngine engine = engine(Map.of());
    List<LedgerEntry> entries = new ArrayList<>();
    for (TapeRecord next : tape.records) {
      entries.addAll(engine.step(next));
      for (Command command : commands.getOrDefault(next.offset(), List.of())) {
        if (restarts.contains(next.offset())) {
          engine = restarted(engine, next.offset());
        }
        entries.addAll(engine.execute(command));
      }
      if (restarts.contains(next.offset())) {
        engine = restarted(engine, next.offset());
      }
    }
    return new Ledger(entries, engine.states(), commands);
  }

  private ExecutionEngine restarted(ExecutionEngine before, long offset) {
    ExecutionEngine after = engine(before.states());
    tape.records.subList((int) before.rewindOffset(), (int) offset + 1).forEach(after::rebuild);
    return after;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aReplayWithTheTableOfCommandsRepeatsTheLedger(long seed) {
    Ledger lived = lived(seed);
    Ledger again = replayed(lived.commands(), List.of());
    assertThat(again.entries()).isEqualTo(lived.entries());
    assertThat(again.states()).isEqualTo(lived.states());
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6, 7})
  void restartsBeforeBetweenAndAfterCommandsChangeNothing(long seed) {
    Ledger lived = lived(seed);
    SplittableRandom chance = new SplittableRandom(seed);
    List<Long> restarts = new ArrayList<>();
    lived.commands().keySet().stream().filter(_ -> chance.nextInt(3) == 0).forEach(restarts::add);
    for (int i = 0; i < 10; i++) {
      restarts.add(chance.nextLong(tape.records.size()));
    }
    Ledger again = replayed(lived.commands(), restarts);
    assertThat(again.entries()).isEqualTo(lived.entries());
    assertThat(again.states()).isEqualTo(lived.states());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theHumansAndTheProtectionsDoEnoughToMeanSomething(long seed) {
    List<LedgerEntry> entries = lived(seed).entries();
    assertThat(entries)
        .filteredOn(entry -> entry instanceof CommandTaken taken && taken.refusal().isEmpty())
        .hasSizeGreaterThan(10);
    assertThat(entries)
        .filteredOn(entry -> entry instanceof CommandTaken taken && taken.refusal().isPresent())
        .hasSizeGreaterThan(5);
    assertThat(entries).anyMatch(ProtectionTripped.class::isInstance);
    assertThat(entries).anyMatch(ProtectionEnded.class::isInstance);
    assertThat(entries)
        .filteredOn(OrderPlaced.class::isInstance)
        .extracting(entry -> ((OrderPlaced) entry).order().reason().code())
        .contains("KILLED", "CLOSED_BY_COMMAND");
  }
}
