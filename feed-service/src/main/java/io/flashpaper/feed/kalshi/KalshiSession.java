// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.desk.FeedEvent.BookSeen;
import io.flashpaper.feed.desk.FeedEvent.BooksLost;
import io.flashpaper.feed.desk.FeedEvent.MarketSeen;
import io.flashpaper.feed.desk.FeedEvent.ModeChanged;
import io.flashpaper.feed.desk.Past;
import io.flashpaper.feed.net.Edge;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.tape.Topic;
import io.flashpaper.venue.kalshi.ListedMarket;
import io.flashpaper.venue.wire.Refusal;
import io.flashpaper.venue.wire.RefusedException;
import io.vertx.core.Context;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps the followed markets coming: finds them by REST, hears them by WebSocket where there is a
 * key, polls them by REST where there is none or while it is down, and stays with each until its
 * outcome is final. Confined to its Vert.x context.
 */
public final class KalshiSession implements KalshiPoller.Listener {
  /** The venue's name on the tape. */
  public static final String VENUE = "kalshi";

  private static final Logger LOG = Logger.getLogger(KalshiSession.class);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration TIME_TO_PROVE_ITSELF = Duration.ofSeconds(3);
  private static final Duration REST_LIMIT = Duration.ofSeconds(10);
  private static final Duration BOOKS_LIMIT = Duration.ofSeconds(5);
  private static final MarketSelection SELECTION = new MarketSelection(5, 120_000);

  private final Edge edge;
  private final Context context;
  private final Optional<KalshiSocket> socket;
  private final Optional<KalshiSigner> signer;
  private final Supplier<OptionalLong> indexMicros;
  private final KalshiPoller poller;
  private final FollowedMarkets followed = new FollowedMarkets();
  private final PolledBooks polledBooks;
  private FeedMode mode = FeedMode.DOWN;
  private String modeReason = "starting";
  private boolean restAllowed;
  private String lastError = "";
  private long startMs;
  private long timer = -1;

  /**
   * A session that has not started.
   *
   * @param signer signs what it sends; without it there is no WebSocket
   * @param indexMicros the index, for choosing strikes; read on this session's context
   */
  public KalshiSession(
      KalshiAddresses addresses,
      Optional<KalshiSigner> signer,
      Past past,
      Supplier<OptionalLong> indexMicros,
      Edge edge) {
    this.edge = edge;
    this.context = edge.vertx().getOrCreateContext();
    this.signer = signer;
    this.indexMicros = indexMicros;
    this.poller = new KalshiPoller(edge, addresses.restUrl(), addresses.series(), this);
    this.socket =
        signer.map(
            s ->
                new KalshiSocket(
                    edge,
                    addresses.wsUrl(),
                    s,
                    edge.pace()::nowMs,
                    this::marketChanged,
                    this::wsEnded));
    this.polledBooks = new PolledBooks(limitMs(BOOKS_LIMIT));
    this.restAllowed = signer.isEmpty();
    past.unsettled().forEach(live -> followed.resume(live.market()));
  }

  /** Begins to ask and to connect. */
  public void start() {
    context.runOnContext(
        _ -> {
          startMs = edge.pace().nowMs();
          socket.ifPresent(KalshiSocket::start);
          edge.vertx()
              .setTimer(edge.pace().timeoutMs(TIME_TO_PROVE_ITSELF), _ -> restAllowed = true);
          timer = edge.vertx().setPeriodic(edge.pace().periodMs(TICK), _ -> tick());
        });
  }

  /** Ends for good. */
  public void stop() {
    context.runOnContext(
        _ -> {
          edge.vertx().cancelTimer(timer);
          socket.ifPresent(KalshiSocket::stop);
        });
  }

  /** A book is corrupt; callable from any thread. */
  public void requestSnapshot(MarketId market) {
    context.runOnContext(
        _ -> socket.ifPresent(s -> s.requestSnapshot(market, edge.pace().nowMs())));
  }

  private void tick() {
    long nowMs = edge.pace().nowMs();
    socket.ifPresent(s -> s.sync(followed.trading(nowMs), nowMs));
    poller.tick(nowMs);
    judgeMode(nowMs);
    judgePolledBooks(nowMs);
  }

  /** In a fast world answers are old when they come: nothing is late before two real seconds. */
  private long limitMs(Duration world) {
    return Math.max(world.toMillis(), edge.pace().worldMs(2000));
  }

  private void judgePolledBooks(long nowMs) {
    if (booksToPoll().isEmpty()) {
      polledBooks.fresh(nowMs);
    } else if (polledBooks.isLostNow(nowMs)) {
      loseBooks("no book is answered");
    }
  }

  private boolean isStreaming() {
    return socket.filter(KalshiSocket::isUp).isPresent();
  }

  private void judgeMode(long nowMs) {
    long limitMs = limitMs(REST_LIMIT);
    if (isStreaming()) {
      String denied = socket.map(KalshiSocket::deniedChannels).orElse("");
      mode(FeedMode.WS, denied.isEmpty() ? "streaming" : "streaming, refused: " + denied);
    } else if (poller.lastSuccessMs() != Long.MIN_VALUE
        && nowMs - poller.lastSuccessMs() <= limitMs) {
      if (restAllowed) {
        mode(
            FeedMode.REST,
            socket.isPresent()
                ? "polling while the WebSocket is down"
                : "polling: no key is configured");
      }
    } else if (nowMs - Math.max(startMs, poller.lastSuccessMs()) > limitMs) {
      mode(FeedMode.DOWN, "neither WebSocket nor REST");
    }
  }

  private void mode(FeedMode next, String reason) {
    if (next == mode && reason.equals(modeReason)) {
      return;
    }
    if (next != mode && mode != FeedMode.DOWN && next != FeedMode.WS) {
      loseBooks(reason);
    }
    mode = next;
    modeReason = reason;
    LOG.infof("The feed's mode is now %s: %s venue=%s", next, reason, VENUE);
    edge.queue().offer(new ModeChanged(VENUE, next, reason));
  }

  private void loseBooks(String reason) {
    List<MarketId> trading = followed.trading(edge.pace().nowMs());
    edge.queue().offer(new BooksLost(trading, reason));
  }

  private void wsEnded(String reason) {
    restAllowed = true;
    if (mode == FeedMode.WS) {
      loseBooks(reason);
    }
    judgeMode(edge.pace().nowMs());
  }

  private void marketChanged(MarketId market) {
    if (followed.contains(market)) {
      poller.read(market);
    }
  }

  @Override
  public Map<String, String> headers(URI uri) {
    return signer.map(s -> s.headers(uri, edge.pace().nowMs())).orElse(Map.of());
  }

  @Override
  public List<MarketId> unclear() {
    return followed.unclear(edge.pace().nowMs());
  }

  @Override
  public Optional<Market> find(MarketId market) {
    return followed.find(market);
  }

  @Override
  public List<MarketId> booksToPoll() {
    return isStreaming() || !restAllowed ? List.of() : followed.trading(edge.pace().nowMs());
  }

  @Override
  public void listed(String series, boolean open, List<ListedMarket> markets) {
    long nowMs = edge.pace().nowMs();
    OptionalLong index = indexMicros.get();
    markets.stream().filter(m -> followed.contains(m.id())).forEach(this::read);
    (open ? SELECTION.current(markets, index, nowMs) : SELECTION.upcoming(markets, index, nowMs))
        .stream().filter(m -> !followed.contains(m.id())).forEach(this::read);
  }

  @Override
  public void read(ListedMarket market) {
    if (followed.accept(market)) {
      emit(
          new MarketSeen(
              market.market(), market.volume(), market.openInterest(), market.settlement()));
    }
  }

  @Override
  public void books(Map<MarketId, Book> books) {
    if (!isStreaming()) {
      polledBooks.fresh(edge.pace().nowMs());
      books.forEach((market, book) -> emit(new BookSeen(market, book, FeedMode.REST)));
    }
  }

  private void emit(FeedEvent event) {
    if (!edge.queue().offer(event)) {
      edge.metrics().dropped(VENUE);
    }
  }

  @Override
  public void refused(RefusedException refused, String body) {
    refused(edge, refused.refusal(), refused.reason(), body);
  }

  static void refused(Edge edge, Refusal refusal, String reason, String payload) {
    edge.letters().refused(Topic.TAPE, VENUE, refusal, reason, payload, edge.pace().nowMs());
  }

  @Override
  public void failed(String what, Throwable cause) {
    String error = String.valueOf(cause.getMessage());
    boolean news = !error.equals(lastError);
    lastError = error;
    LOG.logf(
        news ? Logger.Level.WARN : Logger.Level.DEBUG,
        "%s failed venue=%s error=%s",
        what,
        VENUE,
        error);
  }
}
