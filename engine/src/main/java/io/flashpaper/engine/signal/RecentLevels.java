// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.Price;
import io.flashpaper.model.signal.CrashPast;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Highest, lowest and mean of a step function over its recent past. Each level is kept, and passed
 * over, once: constant time on average.
 */
final class RecentLevels {
  private record Level(long startMs, long endMs, long micros) {
    long area() {
      return micros * (endMs - startMs);
    }
  }

  private final long lengthMs;
  private final Deque<Level> all = new ArrayDeque<>();
  // The highest of each stretch that ends now, so falling from front to back; and the lowest.
  private final Deque<Level> highest = new ArrayDeque<>();
  private final Deque<Level> lowest = new ArrayDeque<>();
  private long area;

  RecentLevels(long lengthMs) {
    this.lengthMs = lengthMs;
  }

  /** A level has ended; it began when the one before it ended. */
  void ended(long startMs, long endMs, long micros) {
    Level level = new Level(startMs, endMs, micros);
    all.addLast(level);
    area += level.area();
    while (!highest.isEmpty() && highest.getLast().micros() <= micros) {
      highest.removeLast();
    }
    highest.addLast(level);
    while (!lowest.isEmpty() && lowest.getLast().micros() >= micros) {
      lowest.removeLast();
    }
    lowest.addLast(level);
    forgetUpTo(endMs - lengthMs);
  }

  private void forgetUpTo(long timeMs) {
    while (!all.isEmpty() && all.getFirst().endMs() <= timeMs) {
      area -= all.removeFirst().area();
    }
    while (!highest.isEmpty() && highest.getFirst().endMs() <= timeMs) {
      highest.removeFirst();
    }
    while (!lowest.isEmpty() && lowest.getFirst().endMs() <= timeMs) {
      lowest.removeFirst();
    }
  }

  /** The past of the moment at which the last level ended; empty if none has. */
  Optional<CrashPast> past() {
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CrashPast(
                new Price(highest.getFirst().micros()),
                new Price(lowest.getFirst().micros()),
                new Price(mean())));
  }

  private long mean() {
    long endMs = all.getLast().endMs();
    long startMs = Math.max(all.getFirst().startMs(), endMs - lengthMs);
    long span = endMs - startMs;
    if (span == 0) {
      return all.getLast().micros();
    }
    long outside = all.getFirst().micros() * (startMs - all.getFirst().startMs());
    return (2 * (area - outside) + span) / (2 * span);
  }

  void clear() {
    all.clear();
    highest.clear();
    lowest.clear();
    area = 0;
  }
}
