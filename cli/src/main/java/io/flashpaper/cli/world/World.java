// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.world;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a data folder remembers of its world.
 *
 * @param mode where its market data comes from
 * @param seed what a synthetic world is made from
 * @param genesis the first moment of the world
 * @param recording what a recorded world plays
 * @param lastWorldTime no event of an earlier run is later than this; empty before the first
 */
public record World(
    WorldMode mode,
    long seed,
    Instant genesis,
    Optional<Path> recording,
    Optional<Instant> lastWorldTime) {
  /** Checks that a recorded world has its recording. */
  public World {
    if (mode == WorldMode.RECORDING && recording.isEmpty()) {
      throw new IllegalArgumentException("a recorded world needs its recording");
    }
  }

  /** The same world, played up to here. */
  public World playedTo(Instant time) {
    return new World(mode, seed, genesis, recording, Optional.of(time));
  }
}
