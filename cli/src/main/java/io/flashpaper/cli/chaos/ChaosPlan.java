// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import io.flashpaper.cli.chaos.Disturbance.Kind;
import io.flashpaper.cli.run.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Draws what is done when: anything to any part, often again while it recovers. The same seed and
 * length give the same plan.
 */
final class ChaosPlan {
  private static final long QUIET_AT_FIRST_MS = 3_000;
  private static final long SHORTEST_MS = 500;
  private static final long LONGEST_MS = 9_000;
  private static final int ONE_IN_THREE = 3;

  private final Random random;
  private final long endMs;
  private final List<Disturbance> plan = new ArrayList<>();

  private ChaosPlan(long seed, Duration length) {
    this.random = new Random(seed);
    this.endMs = length.toMillis();
  }

  /** The plan of a run, in the order of time. */
  static List<Disturbance> draw(long seed, Duration length) {
    return new ChaosPlan(seed, length).drawn();
  }

  private List<Disturbance> drawn() {
    long atMs = QUIET_AT_FIRST_MS;
    while (atMs < endMs) {
      Part part = Part.values()[random.nextInt(Part.values().length)];
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      long lengthMs = kind == Kind.KILL ? 0 : between(SHORTEST_MS, LONGEST_MS);
      add(atMs, part, kind, lengthMs);
      if (random.nextInt(ONE_IN_THREE) == 0) {
        add(atMs + lengthMs + between(300, 3_000), part, Kind.KILL, 0);
      }
      atMs += between(1_500, 7_000);
    }
    plan.sort(Comparator.comparing(Disturbance::at));
    return List.copyOf(plan);
  }

  private long between(long leastMs, long mostMs) {
    return leastMs + random.nextLong(mostMs - leastMs + 1);
  }

  private void add(long atMs, Part part, Kind kind, long lengthMs) {
    if (atMs + lengthMs <= endMs) {
      plan.add(new Disturbance(Duration.ofMillis(atMs), part, kind, Duration.ofMillis(lengthMs)));
    }
  }
}
