// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import java.util.Optional;

/** The crash that may still be traded on, if any. */
record CrashMemory(Optional<FlashCrash> crash) {
  static final CrashMemory NONE = new CrashMemory(Optional.empty());

  /** What is left of it at a later time: a crash counts for so long. */
  CrashMemory at(long timeMs, long windowMs) {
    return crash.isPresent() && timeMs >= crash.get().timeMs() + windowMs ? NONE : this;
  }
}
