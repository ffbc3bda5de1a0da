// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.desk.FeedEvent.ClockSkewSeen;
import io.flashpaper.feed.desk.FeedEvent.ModeChanged;
import io.flashpaper.feed.desk.FeedEvent.Traded;
import io.flashpaper.feed.desk.Past;
import io.flashpaper.feed.net.Edge;
import io.flashpaper.feed.status.ConnectionLog;
import io.flashpaper.feed.status.Phase;
import io.flashpaper.feed.status.Transport;
import io.flashpaper.feed.tape.Stamp;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.tape.Topic;
import io.flashpaper.venue.wire.Refusal;
import io.flashpaper.venue.wire.RefusedException;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps the followed markets coming: hears them by WebSocket where there is a key, polls them by
 * REST where there is none or while it is down, and says which. Confined to its Vert.x context.
 */
public final class KalshiSession {
  /** The venue's name on the tape. */
  public static final String VENUE = "kalshi";

  private static final Logger LOG = Logger.getLogger(KalshiSession.class);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration TIME_TO_ASK_FOR_TIME = Duration.ofSeconds(2);
  private static final Duration TIME_TO_PROVE_ITSELF = Duration.ofSeconds(3);
  private static final Duration REST_LIMIT = Duration.ofSeconds(15);
  private static final Duration BOOKS_LIMIT = Duration.ofSeconds(5);

  /** How far back a stream that broke or missed something is read again for trades. */
  private static final Duration TRADES_AGAIN = Duration.ofSeconds(30);

  /** A trade that happened so long before the tape's last event may not be on it yet. */
  private static final long NOT_WRITTEN_MS = 5000;

  /** Trades of a longer time without a feed are not read again. */
  private static final long LONGEST_GAP_MS = 600_000;

  private final Edge edge;
  private final Past past;
  private final Context context;
  private final Optional<KalshiSocket> socket;
  private final FollowedMarkets followed;
  private final MarketFollower follower;
  private final RestSide rest;
  private final ConnectionLog restLog;
  private final VenueClock venueClock = new VenueClock();
  private final ClockWarning clockWarning = new ClockWarning();
  private FeedMode mode = FeedMode.DOWN;
  private String modeReason = "starting";
  private List<MarketId> lastTrading = List.of();
  private boolean connecting;
  private boolean restAllowed;
  private boolean wasStreaming;
  private long startMs;
  private long timer = -1;

  /**
   * A session that has not started.
   *
   * @param signer signs what it sends; without it there is no WebSocket
   * @param past what the tape held: those markets are followed on
   * @param indexMicros the index, for choosing strikes; read on this session's context
   */
  public KalshiSession(
      KalshiAddresses addresses,
      Optional<KalshiSigner> signer,
      Past past,
      Supplier<OptionalLong> indexMicros,
      Edge edge) {
    this.edge = edge;
    this.past = past;
    this.context = edge.vertx().getOrCreateContext();
    long nowMs = edge.pace().nowMs();
    Optional<KalshiSigner> onVenueTime = signer.map(s -> s.withOffset(venueClock::offsetMs));
    this.followed = new FollowedMarkets(addresses.lead().toMillis());
    past.board().all().forEach(live -> followed.resume(live, nowMs));
    MarketSelection selection =
        new MarketSelection(addresses.strikes(), addresses.lead().toMillis());
    this.follower = new MarketFollower(followed, selection, indexMicros, this::emit);
    this.restLog = edge.connections().open(VENUE, Transport.REST, nowMs);
    this.rest =
        new RestSide(
            addresses,
            new KalshiRest(edge, addresses.restUrl(), onVenueTime, restLog),
            follower,
            followed,
            untoldSince(nowMs),
            limitMs(BOOKS_LIMIT),
            edge.pace().worldMs(edge.pace().periodMs(TICK)),
            new SplittableRandom(nowMs),
            new RestOutside());
    this.socket =
        onVenueTime.map(
            signs -> new KalshiSocket(edge, addresses.wsUrl(), signs, new SocketListener()));
    this.restAllowed = signer.isEmpty();
  }

  /** Since when trades may have happened that are not on the tape. */
  private long untoldSince(long nowMs) {
    long gapMs = nowMs - past.lastTimeMs();
    return gapMs >= 0 && gapMs <= LONGEST_GAP_MS ? past.lastTimeMs() - NOT_WRITTEN_MS : nowMs;
  }

  /** Begins to ask and to connect. */
  public void start() {
    context.runOnContext(
        _ -> {
          startMs = edge.pace().nowMs();
          restLog.phase(Phase.CONNECTING, "starting", startMs);
          rest.catchUpTrades(untoldSince(startMs), startMs);
          timer = edge.vertx().setPeriodic(edge.pace().periodMs(TICK), _ -> tick());
        });
  }

  /** Ends for good. */
  public void stop() {
    context.runOnContext(
        _ -> {
          edge.vertx().cancelTimer(timer);
          socket.ifPresent(KalshiSocket::stop);
          restLog.phase(Phase.STOPPED, "the service stops", edge.pace().nowMs());
        });
  }

  /** A book is corrupt; callable from any thread. */
  public void requestSnapshot(MarketId market) {
    context.runOnContext(
        _ -> socket.ifPresent(s -> s.requestSnapshot(market, edge.pace().nowMs())));
  }

  /** A book is doubtful: the venue is asked for its own; callable from any thread. */
  public void requestAudit(MarketId market) {
    context.runOnContext(_ -> rest.audit(market));
  }

  private void tick() {
    long nowMs = edge.pace().nowMs();
    connectWhenTimeIsKnown(nowMs);
    socket.ifPresent(s -> s.sync(followed.streamed(nowMs), nowMs));
    follower.tick(nowMs);
    judgeMode(nowMs);
    askForOpenedBooks(nowMs);
    rest.tick(nowMs);
  }

  /** A handshake that is stamped wrongly is refused: REST may first tell what time it is. */
  private void connectWhenTimeIsKnown(long nowMs) {
    boolean now = venueClock.isKnown() || nowMs - startMs >= limitMs(TIME_TO_ASK_FOR_TIME);
    if (connecting || socket.isEmpty() || !now) {
      return;
    }
    connecting = true;
    socket.get().start();
    edge.vertx().setTimer(edge.pace().timeoutMs(TIME_TO_PROVE_ITSELF), _ -> restAllowed = true);
  }

  /** Whatever was streamed of a book before its market opened does not count. */
  private void askForOpenedBooks(long nowMs) {
    List<MarketId> trading = followed.trading(nowMs);
    if (wasStreaming) {
      trading.stream()
          .filter(id -> !lastTrading.contains(id))
          .forEach(id -> socket.ifPresent(s -> s.requestSnapshot(id, nowMs)));
    }
    lastTrading = trading;
  }

  /** In a fast world answers are old when they come: nothing is late before two real seconds. */
  private long limitMs(Duration world) {
    return Math.max(world.toMillis(), edge.pace().worldMs(2000));
  }

  private boolean isStreaming() {
    return socket.filter(KalshiSocket::isUp).isPresent();
  }

  private void judgeMode(long nowMs) {
    long sinceMs = nowMs - limitMs(REST_LIMIT);
    boolean streaming = isStreaming();
    ModeJudge.Facts facts =
        new ModeJudge.Facts(
            socket.isPresent(),
            streaming,
            socket.map(KalshiSocket::deniedChannels).orElse(""),
            restAllowed,
            rest.answersSince(sinceMs),
            rest.lastError(),
            rest.unreadable(),
            follower.haltReason());
    if (streaming && !wasStreaming) {
      catchUpTrades(nowMs);
    }
    wasStreaming = streaming;
    ModeJudge.judge(facts, mode != FeedMode.WS && startMs > sinceMs)
        .ifPresent(verdict -> mode(verdict, nowMs));
  }

  private void mode(ModeJudge.Verdict next, long nowMs) {
    if (next.mode() == mode && next.reason().equals(modeReason)) {
      return;
    }
    if (next.mode() != mode) {
      LOG.infof("The feed's mode is now %s: %s venue=%s", next.mode(), next.reason(), VENUE);
    }
    mode = next.mode();
    modeReason = next.reason();
    switch (mode) {
      case WS -> restLog.phase(Phase.STANDBY, "the WebSocket serves", nowMs);
      case REST -> restLog.phase(Phase.LIVE, "polling", nowMs);
      case DOWN -> restLog.phase(Phase.WAITING, rest.lastError(), nowMs);
    }
    emit(new ModeChanged(VENUE, mode, modeReason));
  }

  private void catchUpTrades(long nowMs) {
    rest.catchUpTrades(nowMs - TRADES_AGAIN.toMillis(), nowMs);
  }

  private void emit(FeedEvent event) {
    edge.queue().offer(event, stamp(event));
  }

  /** What REST answers is taken as soon as it comes. */
  private Optional<Stamp> stamp(FeedEvent event) {
    OptionalLong venueMs =
        event instanceof Traded trade ? OptionalLong.of(trade.venueTimeMs()) : OptionalLong.empty();
    return event instanceof ModeChanged
        ? Optional.empty()
        : Optional.of(new Stamp(VENUE, edge.pace().nowMs(), venueMs));
  }

  static void refused(Edge edge, Refusal refusal, String reason, String payload) {
    edge.letters().refused(Topic.TAPE, VENUE, refusal, reason, payload, edge.pace().nowMs());
  }

  private final class SocketListener implements KalshiSocket.Listener {
    @Override
    public void marketChanged(MarketId market) {
      follower.changed(market);
      rest.hurryMarkets();
    }

    @Override
    public void feesChanged() {
      rest.hurryFees();
    }

    @Override
    public void stamped(long venueMs) {
      venueClock.stamped(venueMs, edge.pace().nowMs());
    }

    @Override
    public void missed() {
      catchUpTrades(edge.pace().nowMs());
    }

    /** The old books stand until the first polled ones come, or do not. */
    @Override
    public void ended() {
      long nowMs = edge.pace().nowMs();
      restAllowed = true;
      judgeMode(nowMs);
      catchUpTrades(nowMs);
      rest.hurryBooks();
    }
  }

  private final class RestOutside implements RestSide.Outside {
    @Override
    public boolean isStreaming() {
      return KalshiSession.this.isStreaming();
    }

    @Override
    public boolean isPolling() {
      return restAllowed && !isStreaming();
    }

    @Override
    public boolean isWithoutTrades() {
      return isPolling() || socket.filter(KalshiSocket::isDeniedTrades).isPresent();
    }

    @Override
    public void emit(FeedEvent event) {
      KalshiSession.this.emit(event);
    }

    @Override
    public void traded(Traded trade) {
      boolean untold = !past.tradeIds().contains(trade.tradeId());
      if (untold && (socket.isEmpty() || socket.get().isNewTrade(trade))) {
        KalshiSession.this.emit(trade);
      }
    }

    @Override
    public void refused(List<RefusedException> why, String body) {
      why.stream().skip(1).forEach(more -> edge.metrics().refused(VENUE, more.refusal()));
      String others = why.size() == 1 ? "" : ", and %d more".formatted(why.size() - 1);
      RefusedException first = why.getFirst();
      String reason = first.getMessage() + others;
      restLog.failed("an answer cannot be read: " + reason, edge.pace().nowMs());
      KalshiSession.refused(edge, first.refusal(), reason, body);
    }

    @Override
    public void dated(String date, long askedMs, long nowMs) {
      venueClock.dated(date, askedMs, nowMs);
      venueClock
          .news()
          .ifPresent(
              offsetMs -> {
                clockWarning.seen(offsetMs);
                KalshiSession.this.emit(new ClockSkewSeen(VENUE, offsetMs));
              });
    }
  }
}
