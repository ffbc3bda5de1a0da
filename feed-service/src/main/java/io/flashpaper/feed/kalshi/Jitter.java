// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import java.util.random.RandomGenerator;

/** Pauses of which half is left to chance, so that many who failed together do not return so. */
final class Jitter {
  private Jitter() {}

  /** A pause of at most so many milliseconds, and at least half of them. */
  static long halfOf(long spanMs, RandomGenerator random) {
    return spanMs / 2 + random.nextLong(spanMs / 2 + 1);
  }
}
