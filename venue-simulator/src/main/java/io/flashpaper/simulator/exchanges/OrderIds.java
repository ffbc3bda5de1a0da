// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.exchanges;

import java.util.SplittableRandom;
import java.util.UUID;

/** Order numbers that look like an exchange's; the same number gives the same id. */
final class OrderIds {
  private OrderIds() {}

  static UUID uuid(long number) {
    SplittableRandom mixed = new SplittableRandom(number);
    return new UUID(
        (mixed.nextLong() & ~0xF000L) | 0x4000L,
        (mixed.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  /** Above 2^50, as Bitstamp's are. */
  static long large(long number) {
    return 2_054_415_511_941_130L + number * 7;
  }
}
