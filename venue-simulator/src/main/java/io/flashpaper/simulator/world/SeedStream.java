// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * One named stream of chance. Streams of the same seed are independent: a new name changes no other
 * stream.
 */
final class SeedStream {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int UNIFORMS_PER_NORMAL = 12;

  private final SplittableRandom random;

  private SeedStream(SplittableRandom random) {
    this.random = random;
  }

  static SeedStream of(long seed, String name) {
    long mixed = new SplittableRandom(seed ^ fnv1a64(name)).nextLong();
    return new SeedStream(new SplittableRandom(mixed));
  }

  /** In [0, 1). */
  double uniform() {
    return random.nextDouble();
  }

  /** Roughly standard normal: the sum of twelve uniforms less six, so no library can differ. */
  double normal() {
    double sum = 0;
    for (int i = 0; i < UNIFORMS_PER_NORMAL; i++) {
      sum += uniform();
    }
    return sum - 6.0;
  }

  /** In [0, bound). */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  long bits() {
    return random.nextLong();
  }

  private static long fnv1a64(String text) {
    long hash = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
