// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.desk.FeedEvent.Traded;
import io.flashpaper.feed.net.Backoff;
import io.flashpaper.feed.net.Edge;
import io.flashpaper.feed.net.Line;
import io.flashpaper.feed.net.Pace;
import io.flashpaper.feed.net.RecentIds;
import io.flashpaper.feed.net.StreamPlan;
import io.flashpaper.feed.net.StreamSupervisor;
import io.flashpaper.feed.status.AttemptBudget;
import io.flashpaper.feed.status.Transport;
import io.flashpaper.feed.tape.Stamp;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiChannel;
import io.flashpaper.venue.kalshi.KalshiFrame.Denied;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jboss.logging.Logger;

/** Kalshi's stream for the session that follows its markets. Confined to its context. */
final class KalshiSocket implements StreamSupervisor.Listener, KalshiConversation.Listener {
  private static final Logger LOG = Logger.getLogger(KalshiSocket.class);

  /** Kalshi pings every ten seconds and answers at once: ours find a half-open line in six. */
  private static final StreamPlan.Ping PING =
      new StreamPlan.Ping(Optional.empty(), Duration.ofSeconds(2), Duration.ofSeconds(4));

  /** Some market of the exchange always makes news, and the settlement index once a second. */
  private static final Duration DATA_LIMIT = Duration.ofSeconds(60);

  private static final Duration INDEX_LIMIT = Duration.ofSeconds(10);
  private static final Duration PROOF_LIMIT = Duration.ofSeconds(20);
  private static final Duration ACK_LIMIT = Duration.ofSeconds(5);
  private static final Duration SNAPSHOT_LIMIT = Duration.ofSeconds(5);
  private static final Duration REFUSAL_PAUSE = Duration.ofSeconds(60);
  private static final int TRADES_REMEMBERED = 20_000;

  /** What the session is to know beside what goes to the tape. */
  interface Listener {
    /** The venue says that something happened to a market. */
    void marketChanged(MarketId market);

    /** The venue says that some event's fees changed. */
    void feesChanged();

    /** The venue stamped something it has just sent. */
    void stamped(long venueMs);

    /** Something was missed: trades may be among it. */
    void missed();

    /** The stream is lost, or could not be made. */
    void ended();
  }

  private final Edge edge;
  private final Listener listener;
  private final KalshiStream.Limits limits;
  private final StreamSupervisor<KalshiConversation> stream;
  private final RecentIds<String> tradeIds = new RecentIds<>(TRADES_REMEMBERED);
  private List<MarketId> trading = List.of();

  /**
   * A socket that has not started.
   *
   * @param signer signs each attempt anew, by the venue's clock
   */
  KalshiSocket(Edge edge, URI uri, KalshiSigner signer, Listener listener) {
    this.edge = edge;
    this.listener = listener;
    Pace pace = edge.pace();
    this.limits =
        new KalshiStream.Limits(
            pace.limitMs(ACK_LIMIT), pace.limitMs(SNAPSHOT_LIMIT), pace.limitMs(INDEX_LIMIT));
    AttemptBudget budget = AttemptBudget.usual();
    this.stream =
        new StreamSupervisor<>(
            new StreamPlan(
                KalshiSession.VENUE,
                uri,
                () -> signer.headers(uri, pace.nowMs()),
                PING,
                Optional.empty(),
                DATA_LIMIT,
                PROOF_LIMIT,
                Optional.empty(),
                REFUSAL_PAUSE),
            edge.streamTools(),
            new Backoff(new SplittableRandom(pace.nowMs())),
            budget,
            edge.connections().open(KalshiSession.VENUE, Transport.WS, budget, pace.nowMs()),
            this::conversation,
            this);
  }

  private KalshiConversation conversation(Line line) {
    return new KalshiConversation(line, limits, this);
  }

  void start() {
    stream.start();
  }

  void stop() {
    stream.stop();
  }

  boolean isUp() {
    return stream.speaking().filter(c -> c.stream().isUp()).isPresent();
  }

  /** Whether the venue refused to tell us of trades. */
  boolean isDeniedTrades() {
    return stream.speaking().filter(c -> c.stream().isDenied(KalshiChannel.PRINTS)).isPresent();
  }

  String deniedChannels() {
    return stream.speaking().map(c -> c.stream().deniedChannels()).orElse("");
  }

  void sync(List<MarketId> nowTrading, long nowMs) {
    trading = nowTrading;
    stream.open().forEach(conversation -> conversation.sync(nowMs));
  }

  void requestSnapshot(MarketId market, long nowMs) {
    stream.speaking().ifPresent(c -> c.stream().requestSnapshot(market, nowMs));
  }

  @Override
  public void live() {}

  @Override
  public void lost(String reason) {
    edge.metrics().reconnect(KalshiSession.VENUE);
    listener.ended();
  }

  @Override
  public List<MarketId> trading() {
    return trading;
  }

  @Override
  public boolean emit(FeedEvent event, Optional<Stamp> stamp) {
    return edge.queue().offer(event, stamp);
  }

  /** Whether a trade was not told before; takes it as told. */
  boolean isNewTrade(Traded trade) {
    return tradeIds.isNew(trade.tradeId());
  }

  @Override
  public boolean isNew(Traded trade) {
    listener.stamped(trade.venueTimeMs());
    return isNewTrade(trade);
  }

  @Override
  public void frame() {
    edge.metrics().frame(KalshiSession.VENUE);
  }

  @Override
  public void marketChanged(MarketId market) {
    listener.marketChanged(market);
  }

  @Override
  public void feesChanged() {
    listener.feesChanged();
  }

  @Override
  public void refused(Malformed malformed, String text, long receivedMs) {
    KalshiSession.refused(edge, malformed.refusal(), malformed.reason(), text);
  }

  @Override
  public void gap() {
    edge.metrics().gap(KalshiSession.VENUE);
    listener.missed();
  }

  @Override
  public void duplicate() {
    edge.metrics().duplicate(KalshiSession.VENUE);
  }

  @Override
  public void denied(KalshiChannel channel, Denied denied) {
    LOG.errorf(
        "The subscription to %s was refused with code %d venue=%s error=%s",
        channel.wireName(), denied.code(), KalshiSession.VENUE, denied.message());
  }
}
