// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.record;

import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.CommandTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged.Parameter;
import io.flashpaper.engine.signal.Quarantine;
import io.flashpaper.ledger.store.PendingCommand;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.model.signal.SignalMessage.StrategyUnloaded;
import io.flashpaper.replay.Directions.Hung;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gathers what is on record beside the tape: what ran, how accounts traded, what was commanded.
 * Takes the messages of topics {@code signals} and {@code ledger}, or the rows they became, in the
 * order of their offsets; a message taken twice counts once.
 */
public final class ConfigurationRecord {
  private final NavigableMap<Long, Scene> scenes = new TreeMap<>();
  private final NavigableMap<Long, SortedMap<String, SortedMap<String, String>>> plans =
      new TreeMap<>();
  private final NavigableMap<Long, SortedMap<Long, PendingCommand>> commands = new TreeMap<>();
  private final SortedMap<Long, Hung> hung = new TreeMap<>();
  private final SortedMap<Long, Set<String>> named = new TreeMap<>();

  /** What changed on the signal side at one offset. */
  static final class Scene {
    final SortedMap<String, StrategyLoaded> loaded = new TreeMap<>();
    final Set<String> unloaded = new HashSet<>();
    final SortedMap<String, String> settings = new TreeMap<>();
  }

  /** Takes a message of the signal side. */
  public void hear(SignalMessage message) {
    switch (message) {
      case StrategyLoaded loaded -> {
        scene(loaded).loaded.put(loaded.instance(), loaded);
        name(loaded.tapeOffset(), loaded.account());
      }
      case StrategyUnloaded unloaded -> scene(unloaded).unloaded.add(unloaded.instance());
      case SignalsConfigured configured -> scene(configured).settings.putAll(configured.settings());
      case StrategyQuarantined stopped -> {
        if (stopped.kind() == QuarantineKind.HUNG) {
          hung.put(
              stopped.tapeOffset(),
              new Hung(
                  stopped.instance(),
                  new Quarantine(
                      stopped.tapeOffset(), stopped.market(), stopped.kind(), stopped.evidence())));
        }
      }
      case Signal signal -> name(signal.tapeOffset(), signal.account());
      default -> {}
    }
  }

  private Scene scene(SignalMessage message) {
    return scenes.computeIfAbsent(message.tapeOffset(), _ -> new Scene());
  }

  private void name(long offset, String account) {
    named.computeIfAbsent(offset, _ -> new HashSet<>()).add(account);
  }

  /** Takes an entry of the ledger. */
  public void hear(LedgerEntry entry) {
    switch (entry) {
      case PlanChanged changed -> {
        SortedMap<String, String> settings = new TreeMap<>();
        for (Parameter parameter : changed.plan()) {
          settings.put(parameter.name(), parameter.value());
        }
        plan(changed.tapeOffset(), changed.account(), settings);
      }
      case CommandTaken taken -> {
        var command = taken.command();
        command(
            taken.tapeOffset(),
            command.number(),
            new PendingCommand(
                Long.parseLong(command.id()),
                command.kind(),
                command.account(),
                command.trade(),
                command.reason(),
                command.by()));
      }
      default -> {}
    }
  }

  /** An account trades by these settings from a tape event on. */
  public void plan(long tapeOffset, String account, SortedMap<String, String> settings) {
    plans.computeIfAbsent(tapeOffset, _ -> new TreeMap<>()).put(account, new TreeMap<>(settings));
  }

  /** A command took effect, or was refused, after a tape event. */
  public void command(long tapeOffset, long number, PendingCommand command) {
    commands.computeIfAbsent(tapeOffset, _ -> new TreeMap<>()).put(number, command);
  }

  /** Whether any command is on record. */
  public boolean hasCommands() {
    return !commands.isEmpty();
  }

  /** Whether it is known what ran and how accounts traded. */
  public boolean isComplete() {
    return !scenes.isEmpty() && !plans.isEmpty();
  }

  NavigableMap<Long, Scene> scenes() {
    return scenes;
  }

  NavigableMap<Long, SortedMap<String, SortedMap<String, String>>> plans() {
    return plans;
  }

  NavigableMap<Long, List<PendingCommand>> commands() {
    NavigableMap<Long, List<PendingCommand>> inOrder = new TreeMap<>();
    commands.forEach((offset, numbered) -> inOrder.put(offset, new ArrayList<>(numbered.values())));
    return inOrder;
  }

  SortedMap<Long, Hung> hung() {
    return hung;
  }

  /** Whether a message at this offset named an account. */
  boolean isNamedAt(long offset, String account) {
    return named.getOrDefault(offset, Set.of()).contains(account);
  }
}
