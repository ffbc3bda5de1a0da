// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.space;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * All settings that vary.
 *
 * @param axes in the order in which they were named; the last one varies fastest
 */
public record SearchSpace(List<Axis> axes) {
  private static final int MOST_TRIALS = 100_000;
  private static final int TRIES_PER_TRIAL = 100;

  /**
   * Freezes the axes.
   *
   * @throws IllegalArgumentException if a setting varies twice, or none does
   */
  public SearchSpace {
    axes = List.copyOf(axes);
    if (axes.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing varies: name settings with --grid KEY=1,2,3 or --range KEY=1..9 --random 50");
    }
    Set<String> keys = new LinkedHashSet<>();
    for (Axis axis : axes) {
      if (!keys.add(axis.key())) {
        throw new IllegalArgumentException(axis.key() + " varies twice: name it once");
      }
    }
  }

  /**
   * Every combination.
   *
   * @throws IllegalArgumentException if there are more than a machine could try
   */
  public List<Trial> grid() {
    List<SortedMap<String, String>> combinations = List.of(new TreeMap<>());
    for (Axis axis : axes) {
      combinations = times(combinations, axis);
    }
    return numbered(combinations);
  }

  private static List<SortedMap<String, String>> times(
      List<SortedMap<String, String>> combinations, Axis axis) {
    List<String> values = axis.values();
    if ((long) combinations.size() * values.size() > MOST_TRIALS) {
      throw new IllegalArgumentException(
          "the grid has more than %d trials: name fewer values, or draw some with --random 50"
              .formatted(MOST_TRIALS));
    }
    List<SortedMap<String, String>> more = new ArrayList<>();
    for (SortedMap<String, String> combination : combinations) {
      for (String value : values) {
        SortedMap<String, String> next = new TreeMap<>(combination);
        next.put(axis.key(), value);
        more.add(next);
      }
    }
    return more;
  }

  /**
   * So many different combinations by chance; fewer if there are not so many.
   *
   * @param seed of chance: the same one gives the same trials
   */
  public List<Trial> random(int count, long seed) {
    if (count < 1 || count > MOST_TRIALS) {
      throw new IllegalArgumentException(
          "--random draws from 1 to %d trials, not %d".formatted(MOST_TRIALS, count));
    }
    SplittableRandom random = new SplittableRandom(seed);
    Set<SortedMap<String, String>> drawn = new LinkedHashSet<>();
    for (int tries = 0; drawn.size() < count && tries < count * TRIES_PER_TRIAL; tries++) {
      SortedMap<String, String> next = new TreeMap<>();
      axes.forEach(axis -> next.put(axis.key(), axis.draw(random)));
      drawn.add(next);
    }
    return numbered(List.copyOf(drawn));
  }

  private static List<Trial> numbered(List<SortedMap<String, String>> combinations) {
    List<Trial> trials = new ArrayList<>();
    combinations.forEach(settings -> trials.add(new Trial(trials.size() + 1, settings)));
    return List.copyOf(trials);
  }
}
