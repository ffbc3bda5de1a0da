// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.net.Backoff;
import io.flashpaper.feed.net.Edge;
import io.flashpaper.feed.net.VenueSocket;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiChannel;
import io.flashpaper.venue.kalshi.KalshiFrame.Denied;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connects a {@link KalshiStream} to the venue, again and again. Confined to its context. */
final class KalshiSocket implements VenueSocket.Listener, KalshiStream.Outside {
  private static final Logger LOG = Logger.getLogger(KalshiSocket.class);
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);
  private static final Duration PING_PERIOD = Duration.ofSeconds(10);
  private static final Duration ACK_DEADLINE = Duration.ofSeconds(5);
  private static final Duration HEALTHY = Duration.ofSeconds(60);

  private final Edge edge;
  private final URI uri;
  private final KalshiSigner signer;
  private final Consumer<MarketId> marketChanged;
  private final Consumer<String> ended;
  private final Backoff backoff;
  private @Nullable VenueSocket socket;
  private @Nullable KalshiStream stream;
  private List<MarketId> trading = List.of();
  private long pings = -1;
  private boolean stopped;
  private boolean wasUp;
  private String lastReason = "";

  KalshiSocket(
      Edge edge,
      URI uri,
      KalshiSigner signer,
      Consumer<MarketId> marketChanged,
      Consumer<String> ended) {
    this.edge = edge;
    this.uri = uri;
    this.signer = signer;
    this.marketChanged = marketChanged;
    this.ended = ended;
    this.backoff = new Backoff(new SplittableRandom(edge.pace().nowMs()));
  }

  void start() {
    if (!stopped) {
      socket =
          VenueSocket.open(
              edge.vertx(),
              edge.sockets(),
              edge.pace(),
              uri,
              signer.headers(uri, edge.pace().nowMs()),
              SILENCE_LIMIT,
              this);
    }
  }

  void stop() {
    stopped = true;
    end("the service stops");
  }

  boolean isUp() {
    return stream != null && stream.isUp();
  }

  String deniedChannels() {
    return stream == null ? "" : stream.deniedChannels();
  }

  void sync(List<MarketId> nowTrading, long nowMs) {
    trading = nowTrading;
    if (stream != null) {
      stream.sync(trading, nowMs);
    }
  }

  void requestSnapshot(MarketId market, long nowMs) {
    if (stream != null) {
      stream.requestSnapshot(market, nowMs);
    }
  }

  @Override
  public void opened() {
    KalshiStream opened = new KalshiStream(this);
    stream = opened;
    opened.sync(trading, edge.pace().nowMs());
    VenueSocket current = socket;
    pings =
        edge.vertx()
            .setPeriodic(
                edge.pace().periodMs(PING_PERIOD),
                _ -> {
                  if (current != null) {
                    current.ping();
                  }
                });
    after(
        ACK_DEADLINE,
        () -> {
          if (stream == opened && !opened.isUp()) {
            end("no acknowledgement of the subscriptions");
          }
        });
    after(
        HEALTHY,
        () -> {
          if (stream == opened && opened.isUp()) {
            backoff.reset();
          }
        });
  }

  private void after(Duration world, Runnable action) {
    edge.vertx().setTimer(edge.pace().timeoutMs(world), _ -> action.run());
  }

  @Override
  public void frame(String text, long receivedMs) {
    edge.metrics().frame(KalshiSession.VENUE);
    if (stream != null) {
      stream.frame(text, receivedMs);
      wasUp |= isUp();
    }
  }

  @Override
  public void ended(String reason) {
    stream = null;
    socket = null;
    edge.vertx().cancelTimer(pings);
    if (stopped) {
      return;
    }
    edge.metrics().reconnect(KalshiSession.VENUE);
    boolean news = wasUp || !reason.equals(lastReason);
    wasUp = false;
    lastReason = reason;
    LOG.logf(
        news ? Logger.Level.WARN : Logger.Level.DEBUG,
        "The WebSocket ended: %s venue=%s",
        reason,
        KalshiSession.VENUE);
    ended.accept(reason);
    edge.vertx().setTimer(edge.pace().periodMs(backoff.next()), _ -> start());
  }

  @Override
  public void send(String command) {
    if (socket != null) {
      socket.send(command);
    }
  }

  @Override
  public void emit(FeedEvent event) {
    if (!edge.queue().offer(event)) {
      edge.metrics().dropped(KalshiSession.VENUE);
      end("the tape cannot keep up: an event was lost");
    }
  }

  @Override
  public void marketChanged(MarketId market) {
    marketChanged.accept(market);
  }

  @Override
  public void refused(Malformed malformed, String text, long receivedMs) {
    KalshiSession.refused(edge, malformed.refusal(), malformed.reason(), text);
  }

  @Override
  public void gap(String reason) {
    edge.metrics().gap(KalshiSession.VENUE);
  }

  @Override
  public void denied(KalshiChannel channel, Denied denied) {
    LOG.errorf(
        "The subscription to %s was refused with code %d venue=%s error=%s",
        channel.wireName(), denied.code(), KalshiSession.VENUE, denied.message());
  }

  @Override
  public void end(String reason) {
    if (socket != null) {
      socket.end(reason);
    }
  }
}
