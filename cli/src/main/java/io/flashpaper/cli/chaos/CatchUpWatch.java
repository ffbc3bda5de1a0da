// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Knows at which moments the ledger was level with the tape: it had all that was on the tape two
 * seconds before, and the tape had grown meanwhile. Written by the watching thread, read by others.
 */
final class CatchUpWatch {
  private static final Duration LEVEL = Duration.ofSeconds(2);
  // What follows the last record of a transaction has an offset of its own.
  private static final int MARKERS = 3;

  private record Seen(Instant at, long tapeEnd) {}

  private final Deque<Seen> seen = new ArrayDeque<>();
  private final NavigableMap<Instant, Instant> level = new TreeMap<>();
  private final InstantSource clock;

  CatchUpWatch(InstantSource clock) {
    this.clock = clock;
  }

  /** How far tape and ledger are now; empty where it is not known. */
  synchronized void look(Optional<Long> tapeEnd, Optional<Long> ledgerOffset) {
    Instant now = clock.instant();
    if (tapeEnd.isEmpty()) {
      seen.clear();
      return;
    }
    while (seen.size() > 1 && !isRecent(now, seen)) {
      seen.removeFirst();
    }
    Seen before = seen.peekFirst();
    seen.addLast(new Seen(now, tapeEnd.get()));
    if (before != null
        && before.at().plus(LEVEL).compareTo(now) <= 0
        && tapeEnd.get() > before.tapeEnd() + MARKERS
        && ledgerOffset.filter(offset -> offset >= before.tapeEnd() - MARKERS).isPresent()) {
      level.put(before.at(), now);
    }
  }

  /** Whether the second of those seen is too young to stand for two seconds ago. */
  private static boolean isRecent(Instant now, Deque<Seen> seen) {
    return seen.stream().skip(1).findFirst().orElseThrow().at().plus(LEVEL).isAfter(now);
  }

  /** The first moment at which the ledger was level with a tape that was seen after another. */
  synchronized Optional<Instant> levelAfter(Instant moment) {
    return Optional.ofNullable(level.ceilingEntry(moment)).map(Map.Entry::getValue);
  }
}
