// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent.MarketSeen;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.venue.kalshi.ListedMarket;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the venue last said of one market, and when to ask again. */
final class FollowedMarket {
  private ListedMarket last;
  private Optional<MarketFees> fees;
  private long finalSinceMs;
  private int looks;
  private long readMs = Long.MIN_VALUE;
  private boolean readSoon;

  /** A market the venue has just told of. */
  FollowedMarket(ListedMarket first, long nowMs) {
    this.last = first;
    this.fees = first.market().fees();
    this.finalSinceMs = nowMs;
  }

  /** A market of an earlier run: whatever the venue says now is newer. */
  static FollowedMarket resumed(
      Market market,
      Quantity volume,
      Quantity openInterest,
      Optional<Settlement> settlement,
      long nowMs) {
    return new FollowedMarket(
        new ListedMarket(
            market,
            volume,
            openInterest,
            settlement,
            Instant.EPOCH,
            OptionalInt.empty(),
            "",
            market.fees().map(MarketFees::waivedUntilMs).orElse(OptionalLong.empty())),
        nowMs);
  }

  Market market() {
    return last.market();
  }

  OptionalInt shard() {
    return last.shard();
  }

  /** What the venue last said of it. */
  ListedMarket listed() {
    return last;
  }

  /** Takes what trading in it costs, if that is known; whether it is news. */
  boolean charges(Optional<MarketFees> next) {
    if (next.isEmpty() || next.equals(fees)) {
      return false;
    }
    fees = next;
    return true;
  }

  /** What the desk is to be told, in this status. */
  MarketSeen seen(MarketStatus status) {
    return new MarketSeen(
        last.market().withStatus(status).withFees(fees),
        last.volume(),
        last.openInterest(),
        last.settlement());
  }

  boolean isFinal() {
    return last.settlement().isPresent();
  }

  /**
   * Takes what the venue says, unless it is older than what we know. Answers are stored on the way
   * for some seconds, so one that comes later may say less: between two of the same age the one
   * that is further on counts.
   */
  boolean accept(ListedMarket next, long nowMs) {
    int age = next.updated().compareTo(last.updated());
    boolean sameAge = age == 0 || last.updated().equals(Instant.EPOCH);
    if (age < 0 || (sameAge && goesBack(next))) {
      return false;
    }
    if (next.settlement().isPresent() && !isFinal()) {
      finalSinceMs = nowMs;
      looks = 0;
    }
    last = next;
    return true;
  }

  private boolean goesBack(ListedMarket next) {
    return stage(next.market()) < stage(last.market())
        || (next.market().strikeMicros().isEmpty() && last.market().strikeMicros().isPresent());
  }

  private static int stage(Market market) {
    return switch (market.status()) {
      case UNOPENED -> 0;
      case OPEN, PAUSED -> 1;
      case CLOSED -> 2;
      case SETTLED -> 3;
    };
  }

  /** It is to be read at the next opportunity. */
  void readSoon() {
    readSoon = true;
  }

  /** It was asked about. */
  void asked(long nowMs) {
    readSoon = false;
    readMs = nowMs;
    // One that was asked about out of turn is still to be looked at when its time comes.
    if (isFinal() && nowMs >= ReadingPlan.nextLookMs(finalSinceMs, looks)) {
      looks++;
    }
  }

  /** When it was asked about last; the smallest value if never. */
  long lastReadMs() {
    return readMs;
  }

  /** When to read it next. */
  long nextReadMs(long nowMs) {
    if (readSoon) {
      return Long.MIN_VALUE;
    }
    return isFinal()
        ? ReadingPlan.nextLookMs(finalSinceMs, looks)
        : ReadingPlan.nextMs(last.market(), readMs, nowMs);
  }
}
