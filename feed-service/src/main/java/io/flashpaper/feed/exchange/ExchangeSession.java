// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.exchange;

import io.flashpaper.feed.desk.FeedEvent.ModeChanged;
import io.flashpaper.feed.desk.FeedEvent.QuoteStands;
import io.flashpaper.feed.desk.FeedEvent.Quoted;
import io.flashpaper.feed.desk.FeedEvent.RawTick;
import io.flashpaper.feed.desk.FeedEvent.Refused;
import io.flashpaper.feed.net.Backoff;
import io.flashpaper.feed.net.Edge;
import io.flashpaper.feed.net.VenueSocket;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.tape.Topic;
import io.flashpaper.venue.exchange.Exchange;
import io.flashpaper.venue.exchange.Exchange.Subscription;
import io.flashpaper.venue.exchange.ExchangeEvent;
import io.flashpaper.venue.exchange.ExchangeEvent.Ack;
import io.flashpaper.venue.exchange.ExchangeEvent.Alive;
import io.flashpaper.venue.exchange.ExchangeEvent.Denied;
import io.flashpaper.venue.exchange.ExchangeEvent.Ignored;
import io.flashpaper.venue.exchange.ExchangeEvent.Malformed;
import io.flashpaper.venue.exchange.ExchangeEvent.Quote;
import io.flashpaper.venue.exchange.ExchangeEvent.ReconnectPlease;
import io.flashpaper.venue.exchange.ExchangeEvent.Trade;
import io.vertx.core.Context;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one exchange's quotes coming: by WebSocket, by REST while that is down, and back by itself.
 * Confined to its Vert.x context.
 */
public final class ExchangeSession implements VenueSocket.Listener {
  private static final Logger LOG = Logger.getLogger(ExchangeSession.class);
  private static final Duration TIME_TO_PROVE_ITSELF = Duration.ofSeconds(3);
  private static final Duration HEALTHY = Duration.ofSeconds(60);

  private final Exchange exchange;
  private final URI wsUrl;
  private final Edge edge;
  private final Context context;
  private final Backoff backoff;
  private final RestQuotes restQuotes;
  private final Set<String> awaited = new HashSet<>();
  private @Nullable VenueSocket socket;
  private int subscription;
  private boolean live;
  private boolean stopped;
  private long keepalive = -1;
  private FeedMode mode = FeedMode.DOWN;
  private String lastReason = "";

  /** A session that has not started. */
  public ExchangeSession(Exchange exchange, URI wsUrl, URI restUrl, Backoff backoff, Edge edge) {
    this.exchange = exchange;
    this.wsUrl = wsUrl;
    this.edge = edge;
    this.backoff = backoff;
    this.context = edge.vertx().getOrCreateContext();
    this.restQuotes = new RestQuotes(edge, restUrl, this::answered, this::unanswered);
  }

  /** Begins to connect. */
  public void start() {
    context.runOnContext(
        _ -> {
          connect();
          after(edge.pace().timeoutMs(TIME_TO_PROVE_ITSELF), this::pollUnlessLive);
        });
  }

  /** Ends for good. */
  public void stop() {
    context.runOnContext(
        _ -> {
          stopped = true;
          restQuotes.stop();
          if (socket != null) {
            socket.end("the service stops");
          }
        });
  }

  private void after(long wallMs, Runnable action) {
    edge.vertx().setTimer(Math.max(1, wallMs), _ -> action.run());
  }

  private void connect() {
    if (!stopped) {
      socket =
          VenueSocket.open(
              edge.vertx(),
              edge.sockets(),
              edge.pace(),
              wsUrl,
              Map.of(),
              exchange.keepalive().silenceLimit(),
              this);
    }
  }

  private void pollUnlessLive() {
    if (!live && !stopped) {
      restQuotes.start();
    }
  }

  @Override
  public void opened() {
    subscription = 0;
    keepalive =
        edge.vertx()
            .setPeriodic(
                edge.pace().periodMs(exchange.keepalive().period()), _ -> showSignOfLife());
    subscribe();
  }

  private void showSignOfLife() {
    if (socket != null) {
      exchange.keepalive().request().ifPresentOrElse(socket::send, socket::ping);
    }
  }

  private void subscribe() {
    VenueSocket current = socket;
    if (current == null) {
      return;
    }
    if (subscription == exchange.subscriptions().size()) {
      proved(current);
      return;
    }
    Subscription next = exchange.subscriptions().get(subscription);
    awaited.addAll(next.acks());
    next.request().ifPresent(current::send);
    after(
        edge.pace().timeoutMs(next.deadline()),
        () -> {
          if (socket == current && !live && awaited.stream().anyMatch(next.acks()::contains)) {
            current.end("no acknowledgement of " + String.join(", ", next.acks()));
          }
        });
  }

  private void proved(VenueSocket current) {
    live = true;
    restQuotes.stop();
    mode(FeedMode.WS, "streaming");
    after(
        edge.pace().timeoutMs(HEALTHY),
        () -> {
          if (socket == current && live) {
            backoff.reset();
          }
        });
  }

  @Override
  public void frame(String text, long receivedMs) {
    edge.metrics().frame(exchange.id());
    List<ExchangeEvent> events = exchange.parse(text);
    events.forEach(event -> take(event, text, receivedMs));
    if (events.stream().anyMatch(e -> e instanceof Quote || e instanceof Trade)) {
      raw(FeedMode.WS, text, receivedMs);
    }
  }

  private void take(ExchangeEvent event, String text, long receivedMs) {
    switch (event) {
      case Ack ack -> acknowledged(ack.subscription());
      case Denied denied -> denied(denied.reason());
      case Alive alive -> {
        if (alive.quoteStands()) {
          edge.queue().offer(new QuoteStands(exchange.id(), receivedMs));
        }
      }
      case Quote quote -> quote(quote, receivedMs);
      case ReconnectPlease _ -> end("the exchange asked to be connected to anew");
      case Malformed malformed -> refused(malformed, text, receivedMs);
      case Trade _, Ignored _ -> {}
    }
  }

  private void acknowledged(String name) {
    if (awaited.remove(name) && awaited.isEmpty()) {
      subscription++;
      subscribe();
    }
  }

  private void denied(String reason) {
    LOG.errorf("A subscription was refused venue=%s error=%s", exchange.id(), reason);
    end("refused: " + reason);
  }

  private void end(String reason) {
    if (socket != null) {
      socket.end(reason);
    }
  }

  private void quote(Quote quote, long receivedMs) {
    Quoted quoted = new Quoted(exchange.id(), quote.bidMicros(), quote.askMicros(), receivedMs);
    if (!edge.queue().offer(quoted)) {
      edge.metrics().dropped(exchange.id());
    }
  }

  private void raw(FeedMode source, String text, long receivedMs) {
    edge.queue().offer(new RawTick(exchange.id(), source, text, receivedMs));
  }

  private void refused(Malformed malformed, String text, long receivedMs) {
    edge.metrics().refused(exchange.id(), malformed.refusal());
    edge.queue()
        .offer(new Refused(Topic.SPOT_TICKS, exchange.id(), malformed.reason(), text, receivedMs));
  }

  private void mode(FeedMode next, String reason) {
    if (next != mode) {
      mode = next;
      LOG.infof("The feed's mode is now %s: %s venue=%s", next, reason, exchange.id());
      edge.queue().offer(new ModeChanged(exchange.id(), next, reason));
    }
  }

  @Override
  public void ended(String reason) {
    socket = null;
    live = false;
    awaited.clear();
    edge.vertx().cancelTimer(keepalive);
    if (stopped) {
      return;
    }
    edge.metrics().reconnect(exchange.id());
    boolean news = mode == FeedMode.WS || !reason.equals(lastReason);
    lastReason = reason;
    LOG.logf(
        news ? Logger.Level.WARN : Logger.Level.DEBUG,
        "The WebSocket ended: %s venue=%s",
        reason,
        exchange.id());
    mode(FeedMode.DOWN, reason);
    restQuotes.start();
    after(edge.pace().periodMs(backoff.next()), this::connect);
  }

  private void answered(String body, long receivedMs) {
    if (live || stopped) {
      return;
    }
    edge.metrics().frame(exchange.id());
    ExchangeEvent answer = exchange.parseRest(body);
    take(answer, body, receivedMs);
    if (answer instanceof Quote) {
      raw(FeedMode.REST, body, receivedMs);
      mode(FeedMode.REST, "polling while the WebSocket is down");
    }
  }

  private void unanswered(String error) {
    if (!live && !stopped) {
      mode(FeedMode.DOWN, "neither WebSocket nor REST: " + error);
    }
  }
}
