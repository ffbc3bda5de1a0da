// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.Price;
import io.flashpaper.model.signal.CrashPast;
import java.util.Optional;

/** What one message meant to a {@link FlashCrashDetector}. */
sealed interface FlashOutcome {
  /** Nothing of note. */
  record Quiet() implements FlashOutcome {}

  /**
   * K fell fast.
   *
   * @param dropMicros relative to the peak, in millionths, rounded to the nearest
   * @param peakAgeMs how long ago the peak level ended
   * @param sincePeakMs how long ago it was first in force, at most the window
   * @param askAtPeak the YES ask when it ended
   * @param past what K did before
   */
  record Crash(
      Price peak,
      Price k,
      long dropMicros,
      long peakAgeMs,
      long sincePeakMs,
      Optional<Price> askAtPeak,
      Optional<CrashPast> past)
      implements FlashOutcome {}

  /** Half of the fall was regained; the next crash may be seen from the next message on. */
  record RearmedByRetrace(Price trough) implements FlashOutcome {}

  /** Long enough ago; the next crash may be seen from the next message on. */
  record RearmedByTime(Price trough) implements FlashOutcome {}

  /**
   * The tape was silent for too long: the past was forgotten.
   *
   * @param trough of the crash that was not over, if any
   */
  record GapReset(Optional<Price> trough) implements FlashOutcome {}

  /** Older than what is known already. */
  record OutOfOrder() implements FlashOutcome {}

  /** No bid, so no K; the last one stays in force. */
  record NoBid() implements FlashOutcome {}
}
