// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The book's mid over the last seconds, at most ten times a second: a step function, of each tenth
 * of a second the last value. Bounded by how far back it is asked for.
 *
 * @param steps the oldest first
 */
record Mids(List<Mid> steps) {
  static final Mids NONE = new Mids(List.of());

  private static final long STEP_MS = 100;

  /**
   * From a time on.
   *
   * @param sumMicros twice the mid; empty while there was none
   */
  record Mid(long timeMs, OptionalLong sumMicros) {
    private long step() {
      return Math.floorDiv(timeMs, STEP_MS);
    }
  }

  Mids {
    steps = List.copyOf(steps);
  }

  /** These and the newest; what was over a look-back before it is forgotten. */
  Mids and(Mid newest, long lookBackMs) {
    if (!steps.isEmpty() && steps.getLast().sumMicros().equals(newest.sumMicros())) {
      return this;
    }
    List<Mid> next = new ArrayList<>(steps);
    if (!next.isEmpty() && next.getLast().step() == newest.step()) {
      next.removeLast();
    }
    next.add(newest);
    while (next.size() > 1 && next.get(1).timeMs() <= newest.timeMs() - lookBackMs) {
      next.removeFirst();
    }
    return new Mids(next);
  }

  /** Twice the mid that was in force at a time. */
  OptionalLong at(long timeMs) {
    OptionalLong found = OptionalLong.empty();
    for (Mid mid : steps) {
      if (mid.timeMs() <= timeMs) {
        found = mid.sumMicros();
      }
    }
    return found;
  }
}
