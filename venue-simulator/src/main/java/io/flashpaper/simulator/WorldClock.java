// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.model.time.ScaledClock;
import io.flashpaper.simulator.recording.RecordingException;
import io.flashpaper.simulator.recording.RecordingReader;
import io.flashpaper.simulator.world.RecordedWorld;
import io.flashpaper.simulator.world.SyntheticWorld;
import io.flashpaper.simulator.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A world and the clock that moves it.
 *
 * @param wall what the clock is scaled from
 */
record WorldClock(World world, ScaledClock clock, Clock wall) {
  private static final Duration BEFORE = Duration.ofMinutes(20);
  private static final Duration LONGEST_PAST = Duration.ofDays(31);

  /**
   * Makes what the options ask for.
   *
   * @throws IllegalArgumentException if they contradict themselves
   * @throws RecordingException if the recording cannot be used
   */
  static WorldClock of(SimulatorOptions options, Clock wall) {
    Instant wallOrigin = options.wallOrigin().orElseGet(wall::instant);
    if (options.recording().isPresent()) {
      RecordedWorld world =
          new RecordedWorld(RecordingReader.read(options.recording().get()), options.seed());
      Instant start = Instant.ofEpochMilli(world.startMs());
      Instant worldOrigin = options.worldOrigin().orElse(start);
      return new WorldClock(world, clock(options, wall, wallOrigin, worldOrigin), wall);
    }
    Instant worldOrigin = options.worldOrigin().orElse(wallOrigin);
    Instant genesis = options.genesis().orElse(worldOrigin.minus(BEFORE));
    if (genesis.isAfter(worldOrigin) || genesis.isBefore(worldOrigin.minus(LONGEST_PAST))) {
      throw new IllegalArgumentException(
          "--genesis must lie at most "
              + LONGEST_PAST.toDays()
              + " days before --world-origin "
              + worldOrigin
              + " and not after it, but is "
              + genesis);
    }
    World world = new SyntheticWorld(options.scenario(), options.seed(), genesis.toEpochMilli());
    return new WorldClock(world, clock(options, wall, wallOrigin, worldOrigin), wall);
  }

  private static ScaledClock clock(
      SimulatorOptions options, Clock wall, Instant wallOrigin, Instant worldOrigin) {
    try {
      return new ScaledClock(wall, wallOrigin, worldOrigin, options.speed());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--" + e.getMessage(), e);
    }
  }
}
