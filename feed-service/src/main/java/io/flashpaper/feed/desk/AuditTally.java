// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import java.util.OptionalLong;

/**
 * What came of comparing one market's book with the venue's own answers.
 *
 * @param agreed how many agreed
 * @param disagreed how many did not
 * @param inconclusive how many could not be judged, since the book was in transition
 * @param disagreedInARow how many did not agree since one last did
 * @param lastMs when the last was judged
 * @param lastAgreedMs when one last agreed
 */
public record AuditTally(
    long agreed,
    long disagreed,
    long inconclusive,
    int disagreedInARow,
    OptionalLong lastMs,
    OptionalLong lastAgreedMs) {
  /** Before the first. */
  public static final AuditTally NONE =
      new AuditTally(0, 0, 0, 0, OptionalLong.empty(), OptionalLong.empty());

  /** The counts of both, of which the other is over. */
  AuditTally plus(AuditTally over) {
    return new AuditTally(
        agreed + over.agreed,
        disagreed + over.disagreed,
        inconclusive + over.inconclusive,
        disagreedInARow,
        lastMs,
        lastAgreedMs);
  }

  AuditTally withAgreed(long nowMs) {
    OptionalLong now = OptionalLong.of(nowMs);
    return new AuditTally(agreed + 1, disagreed, inconclusive, 0, now, now);
  }

  AuditTally withDisagreed(long nowMs) {
    return new AuditTally(
        agreed,
        disagreed + 1,
        inconclusive,
        disagreedInARow + 1,
        OptionalLong.of(nowMs),
        lastAgreedMs);
  }

  AuditTally withInconclusive() {
    return new AuditTally(
        agreed, disagreed, inconclusive + 1, disagreedInARow, lastMs, lastAgreedMs);
  }

  /** The same counts, with a book that nothing is known of yet. */
  AuditTally anew() {
    return new AuditTally(agreed, disagreed, inconclusive, 0, lastMs, OptionalLong.empty());
  }
}
