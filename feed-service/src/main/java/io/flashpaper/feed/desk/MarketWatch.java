// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.model.Book;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * How far one trading market's book can be trusted, and why. A market has no trusted book exactly
 * while it is {@code UNUSABLE}.
 */
final class MarketWatch {
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final DeskLimits limits;
  private final BookAudits audits;

  /** How the book came; DOWN while there is none. */
  private FeedMode source = FeedMode.DOWN;

  private String lostReason = "no book has come yet";
  private long heardMs;
  private long gradedMs;
  private long streamedSinceMs;
  private long barredUntilMs = Long.MIN_VALUE;
  private long driftedMs = NEVER;
  private long nextAskMs;

  MarketWatch(DeskLimits limits, long nowMs) {
    this.limits = limits;
    this.audits = new BookAudits(limits);
    this.nextAskMs = nowMs + limits.askAgainMs();
  }

  boolean isStreamed() {
    return source == FeedMode.WS;
  }

  /** When we last heard of the book; empty while there is none. */
  OptionalLong heardMs() {
    return source == FeedMode.DOWN ? OptionalLong.empty() : OptionalLong.of(heardMs);
  }

  /** Since when it has its grade. */
  long gradedMs() {
    return gradedMs;
  }

  /** It has another grade since now. */
  void graded(long nowMs) {
    gradedMs = nowMs;
  }

  AuditTally audits() {
    return audits.tally();
  }

  /** Whether no book is taken, since messages about the market can not be read again and again. */
  boolean isBarred(long nowMs) {
    return nowMs < barredUntilMs;
  }

  /** Whether an answer to a poll would replace a book that is streamed right now. */
  boolean isStreamedNow(long nowMs) {
    return isStreamed() && nowMs - heardMs < limits.askAgainMs();
  }

  /** A whole book was taken. */
  void taken(Book book, FeedMode from, long nowMs) {
    heardMs = nowMs;
    if (from != FeedMode.WS) {
      audits.giveUp();
    } else if (isStreamed()) {
      audits.replaced(BookDigest.of(book), nowMs);
    } else {
      streamedSinceMs = nowMs;
      audits.begin(BookDigest.of(book), nowMs);
    }
    source = from;
  }

  /** A level of the streamed book changed from one quantity to another. */
  void changed(Side side, Price price, long before, long after, long nowMs) {
    heardMs = nowMs;
    audits.changed(BookDigest.change(side, price, before, after), nowMs);
  }

  /** The stream ended: what it said last is now as good as a poll's answer. */
  void streamEnded(long nowMs) {
    if (isStreamed()) {
      audits.giveUp();
      source = FeedMode.REST;
      heardMs = nowMs;
    }
  }

  /** The book is no longer trusted. */
  void lost(String reason, long nowMs) {
    audits.giveUp();
    source = FeedMode.DOWN;
    lostReason = reason;
    nextAskMs = Math.max(barredUntilMs, nowMs + limits.askAgainMs());
  }

  /**
   * A message about the market could not be read; to be said before the book is lost. The next book
   * makes up for it, unless it happens again soon after one did: then none is taken for a while.
   */
  void drifted(long nowMs) {
    boolean again = source != FeedMode.DOWN && nowMs - driftedMs < limits.driftAgainMs();
    if (again || isBarred(nowMs)) {
      barredUntilMs = nowMs + limits.driftMs();
    }
    driftedMs = nowMs;
  }

  /** The venue's own answer. */
  void answered(FeedEvent.BookAudited answer, long nowMs) {
    if (isStreamed()) {
      audits.answered(BookDigest.of(answer.book()), answer.askedMs(), answer.answeredMs(), nowMs);
    }
  }

  /** Ends what is over; true if an audit did not agree. */
  boolean auditsDisagree(long nowMs) {
    return audits.turn(nowMs);
  }

  /** Whether the book has been contradicted too often. */
  boolean isContradicted() {
    return audits.tally().disagreedInARow() >= limits.auditStrikes();
  }

  /** Whether a polled book is too old. */
  boolean isOutdated(long nowMs) {
    return source == FeedMode.REST && nowMs - heardMs > limits.polledAgeMs();
  }

  /** Whether the missing book is to be asked for now; then not again for a while. */
  boolean asksNow(long nowMs) {
    if (source != FeedMode.DOWN || nowMs < nextAskMs) {
      return false;
    }
    nextAskMs = nowMs + limits.askAgainMs();
    return true;
  }

  /** When time alone changes something next. */
  long nextMs(long nowMs) {
    return switch (source) {
      case DOWN -> nextAskMs > nowMs ? nextAskMs : nowMs + limits.askAgainMs();
      case REST -> heardMs + limits.polledAgeMs() + 1;
      case WS ->
          LongStream.of(
                  streamedSinceMs + limits.cleanMs(),
                  audits.tally().lastAgreedMs().orElse(nowMs) + limits.auditFreshMs() + 1,
                  audits.nextMs().orElse(Long.MAX_VALUE))
              .filter(at -> at > nowMs)
              .min()
              .orElse(Long.MAX_VALUE);
    };
  }

  /** The grade as of now. */
  FeedHealth health(FeedMode mode, ClockSkew.Degree skew, long nowMs) {
    return switch (source) {
      case DOWN -> new FeedHealth(FeedGrade.UNUSABLE, mode, lostReason);
      case REST -> new FeedHealth(FeedGrade.POOR, source, "polled, blind between two answers");
      case WS -> streamed(skew, nowMs);
    };
  }

  private FeedHealth streamed(ClockSkew.Degree skew, long nowMs) {
    AuditTally tally = audits.tally();
    if (skew != ClockSkew.Degree.NONE) {
      return streamed(FeedGrade.POOR, "our clock and the venue's differ");
    }
    if (tally.disagreedInARow() > 0) {
      return streamed(FeedGrade.FAIR, "the venue's own answer was another book");
    }
    if (nowMs - streamedSinceMs < limits.cleanMs()) {
      return streamed(FeedGrade.FAIR, "streamed without a gap for less than a minute");
    }
    if (tally.lastAgreedMs().isEmpty()) {
      return streamed(FeedGrade.FAIR, "not compared with the venue's own answer yet");
    }
    if (nowMs - tally.lastAgreedMs().getAsLong() > limits.auditFreshMs()) {
      return streamed(FeedGrade.FAIR, "not compared with the venue's own answer for long");
    }
    return streamed(FeedGrade.GOOD, "streamed, and equal to the venue's own answer");
  }

  private static FeedHealth streamed(FeedGrade grade, String reason) {
    return new FeedHealth(grade, FeedMode.WS, reason);
  }
}
