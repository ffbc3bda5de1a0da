// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import io.flashpaper.engine.signal.Quarantine;
import io.flashpaper.ledger.store.PendingCommand;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that decides a ledger beside the tape, by tape offset. Configurations are in force from the
 * first event at or after their offset; the first of each is in force from the beginning.
 *
 * @param signals what the signal side runs; never empty
 * @param ledgers how accounts trade; never empty
 * @param commands carried out after the event with this offset, in order
 * @param hung instances stopped by the wall clock, by the offset at which that was told: the one
 *     thing that the tape cannot tell
 */
public record Directions(
    NavigableMap<Long, SignalSetup> signals,
    NavigableMap<Long, LedgerSetup> ledgers,
    NavigableMap<Long, List<PendingCommand>> commands,
    SortedMap<Long, Hung> hung) {
  /** Freezes and checks the maps. */
  public Directions {
    if (signals.isEmpty() || ledgers.isEmpty()) {
      throw new IllegalArgumentException(
          "a replay needs strategies and accounts to begin with: nothing is on record of them");
    }
    signals = frozen(signals);
    ledgers = frozen(ledgers);
    commands = frozen(commands);
    hung = frozen(hung);
  }

  /** An instance that was stopped since a call did not return. */
  public record Hung(String instance, Quarantine why) {}

  /** One configuration from beginning to end, and nobody who commands. */
  public static Directions constant(SignalSetup signals, LedgerSetup ledger) {
    return new Directions(
        new TreeMap<>(Map.of(0L, signals)),
        new TreeMap<>(Map.of(0L, ledger)),
        new TreeMap<>(),
        new TreeMap<>());
  }

  private static <T> NavigableMap<Long, T> frozen(SortedMap<Long, T> map) {
    return Collections.unmodifiableNavigableMap(new TreeMap<>(map));
  }

  /** Whether the ledger side must be at an offset before the next event, to be changed there. */
  boolean isSeam(long before, long next) {
    return !commands.subMap(before, true, next, false).isEmpty()
        || !ledgers.subMap(before, false, next, true).isEmpty();
  }
}
