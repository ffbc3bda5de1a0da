// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Holds the venue's own answers against the states one streamed book went through around then.
 *
 * <p>An answer may be older than what the stream has told us, and frames that were sent before it
 * may come after it. So it agrees if our book was in the answer's state at any time from a while
 * before it was asked until a while after it came. If the book was not ours for all of that time,
 * an answer that does not agree says nothing.
 */
final class BookAudits {
  private static final int MOST_OPEN = 8;

  /** An answer that our book has not been equal to yet. */
  private record Open(long digest, long fromMs, long untilMs) {}

  private final DeskLimits limits;
  private final BookTrail trail = new BookTrail();
  private final List<Open> open = new ArrayList<>();
  private AuditTally tally = AuditTally.NONE;

  BookAudits(DeskLimits limits) {
    this.limits = limits;
  }

  /** What came of the answers so far. */
  AuditTally tally() {
    return tally;
  }

  /** A streamed book begins anew: what was asked before it says nothing. */
  void begin(long digest, long nowMs) {
    giveUp();
    tally = tally.anew();
    trail.begin(digest, nowMs);
  }

  /** The book is no longer ours to compare. */
  void giveUp() {
    open.forEach(_ -> tally = tally.withInconclusive());
    open.clear();
  }

  /** The book as it is sent anew in mid-stream. */
  void replaced(long digest, long nowMs) {
    if (digest != trail.last()) {
      trail.add(digest, nowMs);
      compare(nowMs);
    }
  }

  /** A level changed. */
  void changed(long difference, long nowMs) {
    trail.change(difference, nowMs);
    compare(nowMs);
  }

  private void compare(long nowMs) {
    if (open.removeIf(audit -> audit.digest() == trail.last())) {
      tally = tally.withAgreed(nowMs);
    }
  }

  /** The venue's answer. */
  void answered(long digest, long askedMs, long answeredMs, long nowMs) {
    long fromMs = askedMs - limits.auditBeforeMs();
    if (trail.heldSince(digest, fromMs)) {
      tally = tally.withAgreed(nowMs);
    } else if (!trail.reachesBackTo(fromMs) || open.size() == MOST_OPEN) {
      tally = tally.withInconclusive();
    } else {
      long untilMs = Math.max(answeredMs, nowMs) + limits.auditAfterMs();
      open.add(new Open(digest, fromMs, untilMs));
    }
  }

  /** Ends the audits whose time is over; true if one of them did not agree. */
  boolean turn(long nowMs) {
    boolean disagreed = false;
    for (Open audit : List.copyOf(open)) {
      if (nowMs < audit.untilMs()) {
        continue;
      }
      open.remove(audit);
      if (trail.reachesBackTo(audit.fromMs())) {
        tally = tally.withDisagreed(nowMs);
        disagreed = true;
      } else {
        tally = tally.withInconclusive();
      }
    }
    return disagreed;
  }

  /** When an audit ends next, if one is open. */
  OptionalLong nextMs() {
    return open.stream().mapToLong(Open::untilMs).min();
  }
}
