// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.net.Edge;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiAnswers;
import io.flashpaper.venue.kalshi.ListedMarket;
import io.flashpaper.venue.wire.RefusedException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is asked of Kalshi by REST, and when: lists of markets every five seconds (every second
 * around the quarter hours, when markets change), single markets whose fate is unclear every
 * second, and books every second while there is no WebSocket. One request of each kind at a time.
 */
final class KalshiPoller {
  private static final int LIST_LIMIT = 1000;

  /** What the answers are for. */
  interface Listener {
    Map<String, String> headers(URI uri);

    List<MarketId> unclear();

    Optional<Market> find(MarketId market);

    List<MarketId> booksToPoll();

    void listed(String series, boolean open, List<ListedMarket> markets);

    void read(ListedMarket market);

    void books(Map<MarketId, Book> books);

    void refused(RefusedException refused, String body);

    void failed(String what, Throwable cause);
  }

  private final Edge edge;
  private final String baseUrl;
  private final List<String> series;
  private final Listener listener;
  private final PollLane lists;
  private final PollLane markets;
  private final PollLane books;
  private final NavigableSet<MarketId> urgent = new TreeSet<>();
  private int listTurn;
  private int marketTurn;
  private long lastSuccessMs = Long.MIN_VALUE;

  KalshiPoller(Edge edge, URI baseUrl, List<String> series, Listener listener) {
    this.edge = edge;
    this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
    this.series = series;
    this.listener = listener;
    this.lists = new PollLane();
    this.markets = new PollLane();
    this.books = new PollLane();
  }

  /** When an answer last came; the smallest value if never. */
  long lastSuccessMs() {
    return lastSuccessMs;
  }

  /** Reads a market before the others, at the next opportunity. */
  void read(MarketId market) {
    urgent.add(market);
    markets.hurry();
  }

  /** Asks what is due. */
  void tick(long nowMs) {
    if (lists.isDue(nowMs)) {
      list(nowMs);
    }
    if (markets.isDue(nowMs)) {
      readNext(nowMs);
    }
    if (books.isDue(nowMs)) {
      readBooks(nowMs);
    }
  }

  private void list(long nowMs) {
    String of = series.get(listTurn / 2 % series.size());
    boolean open = listTurn % 2 == 0;
    listTurn = (listTurn + 1) % (2 * series.size());
    long pause = listTurn == 0 ? PollRhythm.listPauseMs(nowMs) : PollRhythm.WITHIN_ROUND_MS;
    String query =
        "/markets?series_ticker=%s&status=%s&limit=%d"
            .formatted(encoded(of), open ? "open" : "unopened", LIST_LIMIT);
    ask(
        lists,
        query,
        nowMs,
        pause,
        body -> {
          KalshiAnswers.Markets answer = KalshiAnswers.markets(body, of);
          answer.refused().forEach(refused -> listener.refused(refused, body));
          listener.listed(of, open, answer.read());
        });
  }

  private void readNext(long nowMs) {
    Optional<MarketId> next = Optional.ofNullable(urgent.pollFirst()).or(this::nextUnclear);
    if (next.isEmpty()) {
      return;
    }
    MarketId id = next.get();
    String of = listener.find(id).map(Market::series).orElse("");
    ask(
        markets,
        "/markets/" + encoded(id.ticker()),
        nowMs,
        PollRhythm.MARKET_PAUSE_MS,
        body -> listener.read(KalshiAnswers.market(body, of)));
  }

  private Optional<MarketId> nextUnclear() {
    List<MarketId> unclear = listener.unclear();
    return unclear.isEmpty()
        ? Optional.empty()
        : Optional.of(unclear.get(marketTurn++ % unclear.size()));
  }

  private void readBooks(long nowMs) {
    List<MarketId> wanted = listener.booksToPoll();
    if (wanted.isEmpty()) {
      return;
    }
    String query =
        wanted.stream()
            .limit(PollRhythm.BOOKS_AT_ONCE)
            .map(id -> "tickers=" + encoded(id.ticker()))
            .collect(Collectors.joining("&", "/markets/orderbooks?", ""));
    ask(
        books,
        query,
        nowMs,
        PollRhythm.BOOK_PAUSE_MS,
        body -> {
          KalshiAnswers.Books answer = KalshiAnswers.books(body);
          answer.refused().forEach(refused -> listener.refused(refused, body));
          listener.books(answer.read());
        });
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What is done with an answer. */
  private interface Reader {
    void read(String body);
  }

  private void ask(PollLane lane, String query, long nowMs, long pauseMs, Reader reader) {
    URI uri = URI.create(baseUrl + query);
    lane.begin(nowMs + pauseMs);
    edge.rest()
        .get(uri, listener.headers(uri))
        .onSuccess(
            body -> {
              lane.end();
              edge.metrics().frame(KalshiSession.VENUE);
              lastSuccessMs = edge.pace().nowMs();
              read(reader, body);
            })
        .onFailure(
            cause -> {
              lane.failed(edge.pace().nowMs());
              listener.failed("GET " + uri.getPath(), cause);
            });
  }

  private void read(Reader reader, String body) {
    try {
      reader.read(body);
    } catch (RefusedException e) {
      listener.refused(e, body);
    }
  }
}
