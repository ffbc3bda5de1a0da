// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.world;

import io.flashpaper.stack.StackException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a run starts in its world.
 *
 * @param world the world as it is before the run
 * @param origin the world's time when the run starts
 * @param continued whether an earlier run has already played a part of it
 */
public record WorldPlan(World world, Instant origin, boolean continued) {
  /** What a world is made from when nobody says. */
  public static final long USUAL_SEED = 7;

  static final Duration WINDOW = Duration.ofMinutes(15);
  static final Duration BEFORE_THE_WINDOW = Duration.ofSeconds(60);
  static final Duration HISTORY = Duration.ofMinutes(20);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final String REMEDY =
      " Say --fresh to throw the old world away, or --data FOLDER to keep both.";

  /**
   * A synthetic world; a new one starts a minute before a window opens.
   *
   * @param asked the seed; without one an existing world keeps its own
   */
  public static WorldPlan synthetic(Optional<World> existing, Optional<Long> asked, Instant now) {
    long seed = asked.orElseGet(() -> existing.map(World::seed).orElse(USUAL_SEED));
    if (existing.isPresent()) {
      World known = existing.get();
      requireMode(known, WorldMode.SYNTHETIC);
      if (known.seed() != seed) {
        throw new StackException(
            "This data folder holds the world of seed %d, not %d.%s"
                .formatted(known.seed(), seed, REMEDY));
      }
      if (known.lastWorldTime().isPresent()) {
        return continuing(known, known.lastWorldTime().get());
      }
    }
    Instant origin = windowStart(now).minus(BEFORE_THE_WINDOW);
    World world =
        new World(
            WorldMode.SYNTHETIC, seed, origin.minus(HISTORY), Optional.empty(), Optional.empty());
    return new WorldPlan(world, origin, false);
  }

  /** A recorded world; a new one starts with the recording's first sample. */
  public static WorldPlan recorded(
      Optional<World> existing, Recording recording, Optional<Long> asked) {
    if (existing.isPresent()) {
      World known = existing.get();
      requireMode(known, WorldMode.RECORDING);
      if (!known.recording().equals(Optional.of(recording.file()))) {
        throw new StackException(
            "This data folder holds the world of %s, not of %s.%s"
                .formatted(known.recording().orElseThrow(), recording.file(), REMEDY));
      }
      if (known.lastWorldTime().isPresent()) {
        Instant last = known.lastWorldTime().get();
        if (!last.isBefore(recording.lastClose())) {
          throw new StackException(
              "%s has already been played to its end (%s); --fresh plays it again."
                  .formatted(recording.file(), recording.lastClose()));
        }
        return continuing(known, last);
      }
    }
    World world =
        new World(
            WorldMode.RECORDING,
            asked.orElse(USUAL_SEED),
            recording.first(),
            Optional.of(recording.file()),
            Optional.empty());
    return new WorldPlan(world, recording.first(), false);
  }

  /** The real world, whose time is the wall's. */
  public static WorldPlan live(Optional<World> existing, Instant now) {
    existing.ifPresent(known -> requireMode(known, WorldMode.LIVE));
    World world =
        existing.orElseGet(
            () -> new World(WorldMode.LIVE, 0, now, Optional.empty(), Optional.empty()));
    return new WorldPlan(world, now, existing.isPresent());
  }

  private static WorldPlan continuing(World known, Instant last) {
    return new WorldPlan(known, last.plus(STEP), true);
  }

  private static void requireMode(World known, WorldMode wanted) {
    if (known.mode() != wanted) {
      throw new StackException(
          "This data folder holds a %s world, not a %s one.%s"
              .formatted(word(known.mode()), word(wanted), REMEDY));
    }
  }

  private static String word(WorldMode mode) {
    return switch (mode) {
      case SYNTHETIC -> "synthetic";
      case RECORDING -> "recorded";
      case LIVE -> "live";
    };
  }

  private static Instant windowStart(Instant now) {
    long seconds = now.getEpochSecond();
    return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, WINDOW.toSeconds()));
  }
}
