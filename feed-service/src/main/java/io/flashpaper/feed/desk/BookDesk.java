// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.feed.desk.DeskStatus.MarketReport;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The trading markets' books: what is taken, what is thrown out and asked for anew, and the grade
 * that says so. A market without a trusted book is {@code UNUSABLE}, and one that is has none.
 */
final class BookDesk {
  private static final String ANEW = "the feed started anew";

  private final WrittenMarkets markets;
  private final BookRequests requests;
  private final DeskLimits limits;
  private final SortedMap<MarketId, MarketWatch> watches = new TreeMap<>();
  private final ClockSkew skew;
  private FeedMode mode = FeedMode.DOWN;
  private AuditTally pastAudits = AuditTally.NONE;
  private long contradictions;
  private long nextTurnMs = Long.MAX_VALUE;

  BookDesk(WrittenMarkets markets, BookRequests requests, DeskLimits limits) {
    this.markets = markets;
    this.requests = requests;
    this.limits = limits;
    this.skew = new ClockSkew(limits);
  }

  /** No book of the run before can be trusted; the key frame that follows tells it. */
  void forget() {
    FeedHealth health = new FeedHealth(FeedGrade.UNUSABLE, FeedMode.DOWN, ANEW);
    for (LiveMarket live : markets.all()) {
      MarketId id = live.market().id();
      markets.correct(new BookInvalidated(0, id, ANEW));
      if (WrittenMarkets.trades(live)) {
        markets.correct(new MarketGraded(0, id, health));
      }
    }
  }

  /** Begins to watch markets that trade now, and ends with those that no longer do. */
  void follow(long nowMs) {
    for (LiveMarket live : markets.all()) {
      MarketId id = live.market().id();
      if (!WrittenMarkets.trades(live)) {
        watch(id).ifPresent(over -> pastAudits = pastAudits.plus(over.audits()));
        watches.remove(id);
      } else if (!watches.containsKey(id)) {
        begin(id, nowMs);
      }
    }
  }

  private void begin(MarketId id, long nowMs) {
    if (markets.book(id).isPresent()) {
      markets.write(new BookInvalidated(nowMs, id, "the market trades anew"));
    }
    watches.put(id, new MarketWatch(limits, nowMs));
    grade(id, nowMs);
  }

  private Optional<MarketWatch> watch(MarketId id) {
    return Optional.ofNullable(watches.get(id));
  }

  private void each(BiConsumer<MarketId, MarketWatch> step) {
    List.copyOf(watches.entrySet()).forEach(e -> step.accept(e.getKey(), e.getValue()));
  }

  private void grade(MarketId id, long nowMs) {
    MarketWatch watch = watches.get(id);
    if (watch == null) {
      return;
    }
    FeedHealth health = watch.health(mode, skew.degree(), nowMs);
    if (!markets.find(id).map(LiveMarket::health).equals(Optional.of(health))) {
      markets.write(new MarketGraded(nowMs, id, health));
      watch.graded(nowMs);
    }
    nextTurnMs = Math.min(nextTurnMs, watch.nextMs(nowMs));
  }

  /** A whole book; a polled one never replaces one that is streamed. */
  void snapshot(FeedEvent.BookSeen seen, long nowMs) {
    MarketWatch watch = watches.get(seen.market());
    if (watch == null || isBarred(watch, nowMs)) {
      return;
    }
    boolean late = seen.source() != FeedMode.WS && watch.isStreamed();
    if (late && (mode == FeedMode.WS || watch.isStreamedNow(nowMs))) {
      return;
    }
    if (seen.book().isCrossed()) {
      corrupt(seen.market(), watch, "the snapshot's bids reach $1 together", nowMs);
      return;
    }
    if (!markets.book(seen.market()).equals(Optional.of(seen.book()))) {
      markets.write(new BookSnapshot(nowMs, seen.market(), seen.book(), seen.source()));
    }
    watch.taken(seen.book(), seen.source(), nowMs);
    grade(seen.market(), nowMs);
  }

  private boolean isBarred(MarketWatch watch, long nowMs) {
    return skew.degree() == ClockSkew.Degree.LOST || watch.isBarred(nowMs);
  }

  /** One level; only a book that is streamed can take it. */
  void delta(FeedEvent.BookChanged change, long nowMs) {
    MarketWatch watch = watches.get(change.market());
    Optional<Book> book = markets.book(change.market());
    if (watch == null || !watch.isStreamed() || book.isEmpty()) {
      return;
    }
    Book next;
    try {
      next = book.get().changed(change.side(), change.price(), change.deltaHundredths());
    } catch (IllegalArgumentException negative) {
      corrupt(change.market(), watch, String.valueOf(negative.getMessage()), nowMs);
      return;
    }
    if (next.isCrossed()) {
      corrupt(change.market(), watch, "the best bids reach $1 together", nowMs);
      return;
    }
    markets.write(
        new BookDelta(
            nowMs, change.market(), change.side(), change.price(), change.deltaHundredths()));
    long before = book.get().bids(change.side()).quantityAt(change.price()).hundredths();
    long after = Math.addExact(before, change.deltaHundredths());
    watch.changed(change.side(), change.price(), before, after, nowMs);
  }

  private void corrupt(MarketId id, MarketWatch watch, String reason, long nowMs) {
    lose(id, watch, reason, nowMs);
    requests.snapshotWanted(id);
  }

  /** Books that a session no longer vouches for; it asks for new ones itself. */
  void lost(FeedEvent.BooksLost lost, long nowMs) {
    for (MarketId id : lost.markets()) {
      watch(id).ifPresent(watch -> lose(id, watch, lost.reason(), nowMs));
    }
  }

  private void lose(MarketId id, MarketWatch watch, String reason, long nowMs) {
    if (markets.book(id).isPresent()) {
      markets.write(new BookInvalidated(nowMs, id, reason));
      watch.lost(reason, nowMs);
      grade(id, nowMs);
    }
  }

  /** What cannot be read may have changed the book. */
  void unusable(FeedEvent.MarketUnusable drift, long nowMs) {
    MarketWatch watch = watches.get(drift.market());
    if (watch != null) {
      watch.drifted(nowMs);
      lose(drift.market(), watch, drift.reason(), nowMs);
      if (!watch.isBarred(nowMs)) {
        requests.snapshotWanted(drift.market());
      }
    }
  }

  /** The market venue is reached in another way. */
  void mode(FeedMode next, String reason, long nowMs) {
    mode = next;
    each(
        (id, watch) -> {
          switch (next) {
            case WS -> {}
            case REST -> watch.streamEnded(nowMs);
            case DOWN -> lose(id, watch, "the venue is not reached: " + reason, nowMs);
          }
          grade(id, nowMs);
        });
  }

  /** The venue's clock. */
  void skewed(long offsetMs, long nowMs) {
    ClockSkew.Degree before = skew.degree();
    skew.seen(offsetMs);
    if (skew.degree() == before) {
      return;
    }
    each(
        (id, watch) -> {
          if (skew.degree() == ClockSkew.Degree.LOST) {
            lose(id, watch, "our clock and the venue's differ too much", nowMs);
          }
          grade(id, nowMs);
        });
  }

  /** The venue's own answer to what a book is. */
  void audited(FeedEvent.BookAudited answer, long nowMs) {
    watch(answer.market())
        .ifPresent(
            watch -> {
              watch.answered(answer, nowMs);
              grade(answer.market(), nowMs);
            });
  }

  /** The markets whose outcome is not known, by ticker. */
  List<MarketReport> reports() {
    return markets.all().stream()
        .filter(live -> live.settlement().isEmpty())
        .map(live -> report(live, watches.get(live.market().id())))
        .toList();
  }

  private static MarketReport report(LiveMarket live, @Nullable MarketWatch watch) {
    return watch == null
        ? new MarketReport(live, OptionalLong.empty(), OptionalLong.empty(), AuditTally.NONE)
        : new MarketReport(
            live, OptionalLong.of(watch.gradedMs()), watch.heardMs(), watch.audits());
  }

  /** What came of all audits; the moments are those of no market. */
  AuditTally audits() {
    return watches.values().stream().map(MarketWatch::audits).reduce(pastAudits, AuditTally::plus);
  }

  /** How many books were thrown out since the venue's own answers were another one. */
  long contradictions() {
    return contradictions;
  }

  /** When time alone changes something next. */
  long nextTurnMs() {
    return nextTurnMs;
  }

  /** Time moves on. */
  void turn(long nowMs) {
    if (nowMs >= nextTurnMs) {
      nextTurnMs = Long.MAX_VALUE;
      each((id, watch) -> turn(id, watch, nowMs));
    }
  }

  private void turn(MarketId id, MarketWatch watch, long nowMs) {
    if (watch.isStreamed() && watch.auditsDisagree(nowMs)) {
      contradicted(id, watch, nowMs);
    }
    if (watch.isOutdated(nowMs)) {
      corrupt(id, watch, "the book polled last is too old", nowMs);
    }
    if (watch.asksNow(nowMs) && mode == FeedMode.WS && !isBarred(watch, nowMs)) {
      requests.snapshotWanted(id);
    }
    grade(id, nowMs);
  }

  private void contradicted(MarketId id, MarketWatch watch, long nowMs) {
    if (watch.isContradicted()) {
      contradictions++;
      corrupt(id, watch, "the venue's own answers are another book", nowMs);
    } else {
      requests.auditWanted(id);
    }
  }
}
