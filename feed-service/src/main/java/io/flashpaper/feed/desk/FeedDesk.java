// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps through venue events and time, and writes the tape. First of all a key frame, then one
 * every 30 seconds; a heartbeat when a second passed with nothing else.
 *
 * <p>The times given never go back from one call to the next.
 */
public final class FeedDesk {
  private static final long KEY_FRAME_MS = 30_000;
  private static final long IDLE_MS = 1000;

  private final DeskOutput output;
  private final IndexDesk index;
  private final String marketVenue;
  private final MarketDesk markets;
  private final BookDesk books;
  private final Map<String, FeedModeChanged> modes = new LinkedHashMap<>();
  private long lastWrittenMs;
  private long nextKeyFrameMs;

  /**
   * Begins a run, with the key frame. It trusts no book of the run before.
   *
   * @param kalshi the name of the venue of the markets
   * @param exchanges the names of the venues of the index
   * @param limits the bounds to judge by
   * @param past what the tape held
   */
  public FeedDesk(
      String kalshi,
      List<String> exchanges,
      DeskLimits limits,
      Past past,
      DeskOutput output,
      long nowMs) {
    this.output = output;
    this.marketVenue = kalshi;
    this.index = new IndexDesk(exchanges, limits.index());
    WrittenMarkets written = new WrittenMarkets(past.board(), this::write);
    this.markets = new MarketDesk(written);
    this.books = new BookDesk(written, output, limits);
    modes.put(kalshi, starting(kalshi, nowMs));
    exchanges.forEach(venue -> modes.put(venue, starting(venue, nowMs)));
    books.forget();
    keyFrame(nowMs);
    modes.values().forEach(this::write);
    turn(nowMs);
  }

  private static FeedModeChanged starting(String venue, long nowMs) {
    return new FeedModeChanged(nowMs, venue, FeedMode.DOWN, "starting");
  }

  private void write(TapeEvent event) {
    lastWrittenMs = event.timeMs();
    output.tape(event);
  }

  private void keyFrame(long nowMs) {
    nextKeyFrameMs = nowMs + KEY_FRAME_MS;
    write(new KeyFrame(nowMs, markets.states(), index.last(), List.copyOf(modes.values())));
  }

  /** Takes what a venue said; time moves on first. */
  public void accept(FeedEvent event, long nowMs) {
    turn(nowMs);
    switch (event) {
      case FeedEvent.Quoted e -> index.quote(e);
      case FeedEvent.QuoteStands e -> index.confirm(e);
      case FeedEvent.RawTick e -> output.raw(e);
      case FeedEvent.Refused e -> output.dead(e);
      case FeedEvent.ModeChanged e -> mode(e, nowMs);
      case FeedEvent.MarketSeen e -> {
        markets.seen(e, nowMs);
        books.follow(nowMs);
      }
      case FeedEvent.TotalsSeen e ->
          markets.totals(e.market(), e.volume(), e.openInterest(), nowMs);
      case FeedEvent.BookSeen e -> books.snapshot(e, nowMs);
      case FeedEvent.BookChanged e -> books.delta(e, nowMs);
      case FeedEvent.BooksLost e -> books.lost(e, nowMs);
      case FeedEvent.BookAudited e -> books.audited(e, nowMs);
      case FeedEvent.MarketUnusable e -> books.unusable(e, nowMs);
      case FeedEvent.ClockSkewSeen e -> skew(e, nowMs);
      case FeedEvent.Traded e -> markets.traded(e, nowMs);
      case FeedEvent.OfficialIndexSeen e ->
          write(
              new OfficialIndexTick(
                  nowMs,
                  e.index(),
                  e.valueMicros(),
                  e.sourceTimeMs(),
                  e.lastMinute(),
                  e.closingMinute()));
    }
    index.due(nowMs).ifPresent(this::write);
  }

  private void mode(FeedEvent.ModeChanged change, long nowMs) {
    FeedModeChanged event =
        new FeedModeChanged(nowMs, change.venue(), change.mode(), change.reason());
    FeedModeChanged before = modes.put(change.venue(), event);
    if (before != null && before.mode() == event.mode() && before.reason().equals(event.reason())) {
      return;
    }
    index.connectedIfKnown(change.venue(), change.mode() != FeedMode.DOWN);
    write(event);
    if (change.venue().equals(marketVenue)) {
      books.mode(change.mode(), change.reason(), nowMs);
    }
  }

  private void skew(FeedEvent.ClockSkewSeen seen, long nowMs) {
    if (seen.venue().equals(marketVenue)) {
      books.skewed(seen.offsetMs(), nowMs);
    }
  }

  /** Time moves on. */
  public void turn(long nowMs) {
    if (markets.turn(nowMs)) {
      books.follow(nowMs);
    }
    books.turn(nowMs);
    index.due(nowMs).ifPresent(this::write);
    if (nowMs >= nextKeyFrameMs) {
      keyFrame(nowMs);
    }
    if (nowMs - lastWrittenMs >= IDLE_MS) {
      write(new Heartbeat(nowMs));
    }
  }

  /** When to call {@link #turn} next even if nothing happens. */
  public long nextTurnMs() {
    return Math.min(
        Math.min(index.nextMs(), Math.min(markets.nextTurnMs(), books.nextTurnMs())),
        Math.min(nextKeyFrameMs, lastWrittenMs + IDLE_MS));
  }

  /** How each venue is reached now. */
  public List<FeedModeChanged> modes() {
    return List.copyOf(modes.values());
  }

  /** What came of all audits. */
  AuditTally audits() {
    return books.audits();
  }

  /** How many books were thrown out because of them. */
  long contradictions() {
    return books.contradictions();
  }
}
