// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import io.flashpaper.engine.execution.command.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What a human tells the accounts while their stack is disturbed.
 *
 * @param at when, after the beginning of the disturbances
 * @param pick which account or open trade it is about, counted round and round
 */
record HumanCommand(Duration at, Command.Kind kind, int pick) {
  private static final long FIRST_MS = 2_000;
  private static final int PICKS = 1_000;

  /**
   * Draws what is said when: accounts are paused and resumed a little later, and trades closed. The
   * same seed and length give the same commands.
   */
  static List<HumanCommand> draw(long seed, Duration length) {
    Random random = new Random(~seed);
    List<HumanCommand> commands = new ArrayList<>();
    for (long atMs = FIRST_MS; atMs < length.toMillis(); atMs += between(random, 1_500, 5_000)) {
      Duration at = Duration.ofMillis(atMs);
      int pick = random.nextInt(PICKS);
      if (random.nextBoolean()) {
        commands.add(new HumanCommand(at, Command.Kind.CLOSE, pick));
      } else {
        commands.add(new HumanCommand(at, Command.Kind.PAUSE, pick));
        Duration end = at.plusMillis(between(random, 1_500, 6_000));
        commands.add(new HumanCommand(end, Command.Kind.RESUME, pick));
      }
    }
    commands.sort(Comparator.comparing(HumanCommand::at));
    return List.copyOf(commands);
  }

  private static long between(Random random, long leastMs, long mostMs) {
    return leastMs + random.nextLong(mostMs - leastMs + 1);
  }

  /** The one of several that it is about. */
  <T> T picked(List<T> several) {
    return several.get(pick % several.size());
  }
}
