// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.luck;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The bootstrap of Politis and Romano: draws runs of neighbours of geometric length, so that what
 * follows on each other in time stays together, over a sample closed to a ring.
 *
 * @param units how many there are
 * @param meanRun the mean length of a run; 1 draws each unit for itself
 * @param draws how many samples
 * @param seed of chance
 */
record StationaryBootstrap(int units, double meanRun, int draws, long seed) implements Resampling {
  StationaryBootstrap {
    if (units < 1 || meanRun < 1 || draws < 1) {
      throw new IllegalArgumentException(
          "a bootstrap needs units, runs and draws of 1 or more, but has %d, %s and %d"
              .formatted(units, meanRun, draws));
    }
  }

  /** Runs as long as the cube root of the number of units: the usual growth with it. */
  static double usualRun(int units) {
    return Math.max(1, StrictMath.cbrt(units));
  }

  @Override
  public void forEach(Consumer<int[]> draw) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] places = new int[units];
    for (int number = 0; number < draws; number++) {
      int place = random.nextInt(units);
      for (int unit = 0; unit < units; unit++) {
        places[unit] = place;
        place = random.nextDouble() * meanRun < 1 ? random.nextInt(units) : (place + 1) % units;
      }
      draw.accept(places);
    }
  }
}
