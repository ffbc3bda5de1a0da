// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.latency;

/**
 * Numbers that look like chance and depend on a text alone: FNV-1a of its characters seeds
 * SplitMix64. Both are written out here since no library promises to draw the same for ever.
 */
final class SeededDraw {
  private static final long FNV_START = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;
  private static final double HALF_ULP = 0x1.0p-54;

  private long state;

  SeededDraw(String seed) {
    long hash = FNV_START;
    for (int i = 0; i < seed.length(); i++) {
      hash = (hash ^ seed.charAt(i)) * FNV_PRIME;
    }
    this.state = hash;
  }

  /** A draw from the standard normal distribution, after Box and Muller. */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform()));
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** A draw from between 0 and 1; neither of them. */
  private double uniform() {
    return (next() >>> 11) * 0x1.0p-53 + HALF_ULP;
  }

  private long next() {
    state += GOLDEN_RATIO;
    long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
