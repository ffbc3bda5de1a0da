// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.desk.FeedEvent.BookSeen;
import io.flashpaper.feed.desk.FeedEvent.BooksLost;
import io.flashpaper.feed.desk.FeedEvent.MarketUnusable;
import io.flashpaper.feed.desk.FeedEvent.Traded;
import io.flashpaper.feed.net.RestAnswer;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.venue.wire.Refusal;
import io.flashpaper.venue.wire.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Everything that is asked by REST, in the order of its urgency: books while nobody streams them,
 * markets whose fate is unclear, the exchange's status, lists, fees, trades, and audits of what is
 * streamed. Knows no network.
 */
final class RestSide implements KalshiPoller.Listener, BookPolls.Listener, TradePolls.Listener {
  private static final Logger LOG = Logger.getLogger(RestSide.class);

  /** A book is polled so long before its market opens that its first second is not missed. */
  private static final long BEFORE_OPEN_MS = 1500;

  /** What it needs to know, and whom it tells. */
  interface Outside {
    /** Whether books and trades come by WebSocket. */
    boolean isStreaming();

    /** Whether books are to be polled. */
    boolean isPolling();

    /** Whether trades are: while books are, and where the venue does not let us hear them. */
    boolean isWithoutTrades();

    void emit(FeedEvent event);

    /** Takes a trade that may have been told before. */
    void traded(Traded trade);

    /** An answer that could not be read, or parts of which could not. */
    void refused(List<RefusedException> why, String body);

    /** An answer that was not kept by anyone on the way. */
    void dated(String date, long askedMs, long nowMs);
  }

  private final FollowedMarkets followed;
  private final Outside outside;
  private final PolledBooks polledBooks;
  private final MarketLists lists;
  private final MarketReads reads;
  private final FeePolls fees;
  private final BookPolls books;
  private final TradePolls trades;
  private final AuditPolls audits;
  private final KalshiPoller poller;
  private long lastSuccessMs;
  private String lastError = "";

  /**
   * A side that has asked nothing yet.
   *
   * @param startMs trades that happened before were told by the run before
   * @param booksLimitMs after how long without an answer polled books are lost
   * @param tickMs how much world time passes from one tick to the next
   */
  RestSide(
      KalshiAddresses addresses,
      RestPort port,
      MarketFollower follower,
      FollowedMarkets followed,
      long startMs,
      long booksLimitMs,
      long tickMs,
      RandomGenerator random,
      Outside outside) {
    this.followed = followed;
    this.outside = outside;
    this.polledBooks = new PolledBooks(booksLimitMs);
    this.lists = new MarketLists(addresses.series(), follower);
    this.reads = new MarketReads(followed, follower);
    this.fees = new FeePolls(addresses.series(), follower);
    this.books = new BookPolls(this::polled, this);
    this.trades = new TradePolls(this::untold, startMs, this);
    this.audits = new AuditPolls(this::audited, outside::emit);
    List<Errand> errands =
        List.of(books, reads, new StatusPolls(follower::exchange), lists, fees, trades, audits);
    RequestBudget budget = new RequestBudget(tickMs, random);
    this.poller = new KalshiPoller(port, errands, budget, random, this);
  }

  private List<MarketId> polled(long nowMs) {
    return outside.isPolling() ? followed.trading(nowMs, BEFORE_OPEN_MS) : List.of();
  }

  private List<MarketId> untold(long nowMs) {
    return outside.isWithoutTrades() ? followed.traded(nowMs, BEFORE_OPEN_MS) : List.of();
  }

  private List<MarketId> audited(long nowMs) {
    return outside.isStreaming() ? followed.trading(nowMs) : List.of();
  }

  /** Asks what is due. */
  void tick(long nowMs) {
    poller.tick(nowMs);
    if (polled(nowMs).isEmpty()) {
      polledBooks.fresh(nowMs);
    } else if (polledBooks.isLostNow(nowMs)) {
      outside.emit(new BooksLost(followed.trading(nowMs), "no book is answered"));
    }
    trades.retain(followed.traded(nowMs, BEFORE_OPEN_MS));
  }

  /** Whether a good answer came within this time. */
  boolean answersSince(long timeMs) {
    return lastSuccessMs >= timeMs && lastSuccessMs > 0;
  }

  /** What went wrong last, if nothing went well since. */
  String lastError() {
    return lastError;
  }

  /** The series of which nothing could be read last, and why. */
  SortedMap<String, String> unreadable() {
    return lists.unreadable();
  }

  /** Another audit of this market, soon. */
  void audit(MarketId market) {
    audits.want(market);
    poller.hurry(audits);
  }

  /** Books are needed at once. */
  void hurryBooks() {
    poller.hurry(books);
  }

  /** Fees are to be read at once. */
  void hurryFees() {
    poller.hurry(fees);
  }

  /** A market is to be read at once. */
  void hurryMarkets() {
    poller.hurry(reads);
  }

  /** The stream may have missed trades since then. */
  void catchUpTrades(long sinceMs, long nowMs) {
    trades.catchUp(followed.traded(nowMs, 0), sinceMs);
    poller.hurry(trades);
  }

  @Override
  public void answered(RestAnswer answer, long askedMs, long nowMs) {
    lastSuccessMs = nowMs;
    lastError = "";
    if (!answer.stored()) {
      answer.date().ifPresent(date -> outside.dated(date, askedMs, nowMs));
    }
  }

  @Override
  public void refused(List<RefusedException> why, String body) {
    lastError = "an answer cannot be read: " + why.getFirst().reason();
    outside.refused(why, body);
    for (RefusedException each : why) {
      each.market()
          .filter(followed::contains)
          .filter(_ -> each.refusal() != Refusal.NOT_JSON)
          .ifPresent(id -> outside.emit(new MarketUnusable(id, each.reason())));
    }
  }

  @Override
  public void failed(String target, String error, boolean news) {
    lastError = error;
    LOG.logf(
        news ? Logger.Level.WARN : Logger.Level.DEBUG,
        "GET %s failed venue=%s error=%s",
        target,
        KalshiSession.VENUE,
        error);
  }

  @Override
  public void books(Map<MarketId, Book> answered, long nowMs) {
    if (outside.isPolling()) {
      polledBooks.fresh(nowMs);
      answered.forEach((market, book) -> outside.emit(new BookSeen(market, book, FeedMode.REST)));
    }
  }

  @Override
  public void traded(List<Traded> told) {
    told.forEach(outside::traded);
  }

  @Override
  public void missed(MarketId market) {
    LOG.warnf(
        "More trades than can be read at once; the oldest are missing from the tape market=%s",
        market);
  }
}
