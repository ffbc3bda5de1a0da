// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.feed.desk.DeskStatus.LastRefusal;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final DeskSetup setup;
  private final MarketDesk markets;
  private final BookDesk books;
  private final Map<String, FeedModeChanged> modes = new LinkedHashMap<>();
  private final Map<String, Long> clockOffsetsMs = new HashMap<>();
  private final Map<String, LastRefusal> lastRefusals = new HashMap<>();
  private long nextStatusMs;
  private long lastWrittenMs;
  private long nextKeyFrameMs;

  /**
   * Begins a run, with the key frame. It trusts no book of the run before.
   *
   * @param past what the tape held
   */
  public FeedDesk(DeskSetup setup, Past past, DeskOutput output, long nowMs) {
    this.output = output;
    this.setup = setup;
    this.index = new IndexDesk(setup.exchanges(), setup.limits().index(), setup.method());
    WrittenMarkets written = new WrittenMarkets(past.board(), this::write);
    this.markets = new MarketDesk(written);
    this.books = new BookDesk(written, output, setup.limits());
    modes.put(setup.marketVenue(), starting(setup.marketVenue(), nowMs));
    setup.exchanges().forEach(venue -> modes.put(venue, starting(venue, nowMs)));
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
      case FeedEvent.Refused e -> refused(e);
      case FeedEvent.ModeChanged e -> mode(e, nowMs);
      case FeedEvent.MarketSeen e -> seen(e, nowMs);
      case FeedEvent.TotalsSeen e ->
          markets.totals(e.market(), e.volume(), e.openInterest(), nowMs);
      case FeedEvent.BookSeen e -> books.snapshot(e, nowMs);
      case FeedEvent.BookChanged e -> books.delta(e, nowMs);
      case FeedEvent.BooksLost e -> books.lost(e, nowMs);
      case FeedEvent.BookAudited e -> books.audited(e, nowMs);
      case FeedEvent.MarketUnusable e -> books.unusable(e, nowMs);
      case FeedEvent.ClockSkewSeen e -> skew(e, nowMs);
      case FeedEvent.Traded e -> markets.traded(e, nowMs);
      case FeedEvent.OfficialIndexSeen e -> official(e, nowMs);
    }
    index.due(nowMs).ifPresent(this::write);
  }

  private void refused(FeedEvent.Refused refused) {
    lastRefusals.put(refused.venue(), new LastRefusal(refused.reason(), refused.receivedMs()));
    output.dead(refused);
  }

  private void seen(FeedEvent.MarketSeen seen, long nowMs) {
    Optional<Settlement> outcome = markets.seen(seen, nowMs);
    books.follow(nowMs);
    index.settlements().expect(seen.market(), nowMs);
    outcome
        .flatMap(news -> index.settlements().settled(seen.market(), news))
        .ifPresent(output::checked);
  }

  private void official(FeedEvent.OfficialIndexSeen seen, long nowMs) {
    OfficialIndexTick tick =
        new OfficialIndexTick(
            nowMs,
            seen.index(),
            seen.valueMicros(),
            seen.sourceTimeMs(),
            seen.lastMinute(),
            seen.closingMinute());
    write(tick);
    index.official(tick);
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
    if (change.venue().equals(setup.marketVenue())) {
      books.mode(change.mode(), change.reason(), nowMs);
    }
  }

  private void skew(FeedEvent.ClockSkewSeen seen, long nowMs) {
    clockOffsetsMs.put(seen.venue(), seen.offsetMs());
    if (seen.venue().equals(setup.marketVenue())) {
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
    if (nowMs >= nextStatusMs) {
      nextStatusMs = nowMs + setup.limits().statusMs();
      output.status(status(nowMs));
    }
  }

  /** When to call {@link #turn} next even if nothing happens. */
  public long nextTurnMs() {
    return Math.min(
        Math.min(index.nextMs(), Math.min(markets.nextTurnMs(), books.nextTurnMs())),
        Math.min(nextKeyFrameMs, lastWrittenMs + IDLE_MS));
  }

  /** How things stand. */
  public DeskStatus status(long nowMs) {
    return new DeskStatus(
        nowMs,
        lastWrittenMs,
        List.copyOf(modes.values()),
        clockOffsetsMs,
        lastRefusals,
        books.reports(),
        books.audits(),
        books.contradictions(),
        index.report());
  }
}
