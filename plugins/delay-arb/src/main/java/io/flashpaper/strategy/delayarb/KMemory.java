// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Price;
import java.util.Optional;

/**
 * K as it was: a sample old enough to compare with, and a younger one that will take its place.
 *
 * @param reference K as it stood at least the reference age ago, if known
 * @param pending K at {@code pendingSinceMs}, if known
 * @param pendingSinceMs when the pending sample was taken
 */
record KMemory(Optional<Price> reference, Optional<Price> pending, long pendingSinceMs) {
  static final KMemory EMPTY = new KMemory(Optional.empty(), Optional.empty(), 0);

  /** This memory at a later time at which K is {@code k}. */
  KMemory at(long timeMs, Price k, long ageMs) {
    if (pending.isEmpty()) {
      return new KMemory(reference, Optional.of(k), timeMs);
    }
    return timeMs - pendingSinceMs < ageMs ? this : new KMemory(pending, Optional.of(k), timeMs);
  }
}
