// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.Price;

/** What one message meant to a {@link FlashCrashDetector}. */
sealed interface FlashOutcome {
  /** Nothing of note. */
  record Quiet() implements FlashOutcome {}

  /**
   * K fell fast.
   *
   * @param dropMicros relative to the peak, in millionths, rounded to the nearest
   * @param peakAgeMs how long ago the peak level ended
   */
  record Crash(Price peak, Price k, long dropMicros, long peakAgeMs) implements FlashOutcome {}

  /** Half of the fall was regained; the next crash may be seen from the next message on. */
  record RearmedByRetrace() implements FlashOutcome {}

  /** Long enough ago; the next crash may be seen from the next message on. */
  record RearmedByTime() implements FlashOutcome {}

  /** The tape was silent for too long: the past was forgotten. */
  record GapReset() implements FlashOutcome {}

  /** Older than what is known already. */
  record OutOfOrder() implements FlashOutcome {}

  /** No bid, so no K; the last one stays in force. */
  record NoBid() implements FlashOutcome {}
}
