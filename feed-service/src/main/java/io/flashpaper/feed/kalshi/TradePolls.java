// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent.Traded;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiFrame.Print;
import io.flashpaper.venue.kalshi.TradesAnswer;
import io.flashpaper.venue.wire.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * Reads public trades: of one market after the other while nobody streams them, and once more of
 * each market whose stream may have missed some. Which were told before is known by their ids.
 */
final class TradePolls implements Errand {
  private static final int PAGE = 1000;
  private static final int MOST_PAGES = 5;

  /** A trade may be published so much later than one that happened after it. */
  private static final long LATE_MS = 2000;

  /** Who wants the trades. */
  interface Listener {
    /** New trades of one market, oldest first. */
    void traded(List<Traded> trades);

    /** There were more trades than we read. */
    void missed(MarketId market);
  }

  private final LongFunction<List<MarketId>> wanted;
  private final long notBeforeMs;
  private final Listener listener;
  private final Map<MarketId, KnownTrades> known = new TreeMap<>();
  private final SortedSet<MarketId> behind = new TreeSet<>();
  private Optional<Pages> reading = Optional.empty();
  private int turn;

  /**
   * Polls for these.
   *
   * @param wanted whose trades nobody streams at a time
   * @param notBeforeMs trades that happened before are the affair of the run before
   */
  TradePolls(LongFunction<List<MarketId>> wanted, long notBeforeMs, Listener listener) {
    this.wanted = wanted;
    this.notBeforeMs = notBeforeMs;
    this.listener = listener;
  }

  /** The stream of these markets may have missed trades since then. */
  void catchUp(Collection<MarketId> markets, long sinceMs) {
    markets.forEach(id -> known(id, sinceMs).startNoLaterThan(sinceMs));
    behind.addAll(markets);
  }

  /** These markets are no longer followed. */
  void retain(Collection<MarketId> markets) {
    known.keySet().retainAll(markets);
    behind.retainAll(markets);
  }

  private KnownTrades known(MarketId id, long sinceMs) {
    return known.computeIfAbsent(id, _ -> new KnownTrades(sinceMs));
  }

  @Override
  public Optional<Question> next(long nowMs) {
    if (reading.isEmpty()) {
      reading = choose(nowMs).map(id -> new Pages(id, known(id, nowMs)));
    }
    return reading.map(Pages::question);
  }

  private Optional<MarketId> choose(long nowMs) {
    List<MarketId> all = wanted.apply(nowMs);
    if (!behind.isEmpty()) {
      return Optional.of(behind.removeFirst());
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(turn++ % all.size()));
  }

  private static Traded event(Print p) {
    return new Traded(
        p.market(),
        p.tradeId(),
        p.takerSide(),
        p.yesPrice(),
        p.quantity(),
        p.venueTimeMs(),
        p.block());
  }

  /** One market's new trades, newest first, until one that is known. */
  private final class Pages implements Reply {
    private final MarketId market;
    private final KnownTrades before;
    private final List<Print> fresh = new ArrayList<>();
    private String cursor = "";
    private int page;

    private Pages(MarketId market, KnownTrades before) {
      this.market = market;
      this.before = before;
    }

    private Question question() {
      String target =
          "/markets/trades?ticker=%s&min_ts=%d&limit=%d%s"
              .formatted(
                  Errand.encoded(market.ticker()),
                  Math.floorDiv(before.sinceMs() - LATE_MS, 1000),
                  PAGE,
                  cursor.isEmpty() ? "" : "&cursor=" + Errand.encoded(cursor));
      return new Question(target, PollRhythm.TRADE_PAUSE_MS, this);
    }

    @Override
    public List<RefusedException> read(String body, long askedMs, long nowMs) {
      TradesAnswer answer = TradesAnswer.of(body);
      answer.read().stream()
          .filter(p -> p.market().equals(market) && p.venueTimeMs() >= notBeforeMs)
          .forEach(fresh::add);
      page++;
      cursor = answer.cursor();
      boolean reachesBack = answer.read().stream().anyMatch(p -> before.knows(p.tradeId()));
      boolean bounded = page == MOST_PAGES && !cursor.isEmpty() && !reachesBack;
      if (cursor.isEmpty() || reachesBack || bounded) {
        complete(bounded, nowMs);
      }
      return answer.refused();
    }

    private void complete(boolean bounded, long nowMs) {
      reading = Optional.empty();
      if (bounded) {
        listener.missed(market);
      }
      List<Traded> told =
          fresh.reversed().stream()
              .sorted(Comparator.comparingLong(Print::venueTimeMs))
              .filter(print -> before.takeIfNew(print, nowMs))
              .map(TradePolls::event)
              .toList();
      if (!told.isEmpty()) {
        listener.traded(told);
      }
    }

    /** From the first page again: trades may have come in between. */
    @Override
    public void failed() {
      fresh.clear();
      cursor = "";
      page = 0;
    }

    @Override
    public void unreadable(RefusedException why) {
      reading = Optional.empty();
    }
  }
}
