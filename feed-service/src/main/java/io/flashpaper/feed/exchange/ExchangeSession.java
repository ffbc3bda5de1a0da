// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.exchange;

import io.flashpaper.feed.desk.FeedEvent.ModeChanged;
import io.flashpaper.feed.desk.FeedEvent.QuoteStands;
import io.flashpaper.feed.desk.FeedEvent.Quoted;
import io.flashpaper.feed.desk.FeedEvent.RawTick;
import io.flashpaper.feed.net.Backoff;
import io.flashpaper.feed.net.Edge;
import io.flashpaper.feed.net.RecentIds;
import io.flashpaper.feed.net.StreamPlan;
import io.flashpaper.feed.net.StreamSupervisor;
import io.flashpaper.feed.net.StreamTools;
import io.flashpaper.feed.status.AttemptBudget;
import io.flashpaper.feed.status.Transport;
import io.flashpaper.feed.tape.Stamp;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.tape.Topic;
import io.flashpaper.venue.exchange.Exchange;
import io.flashpaper.venue.exchange.ExchangeEvent;
import io.flashpaper.venue.exchange.ExchangeEvent.Malformed;
import io.flashpaper.venue.exchange.ExchangeEvent.Quote;
import io.flashpaper.venue.exchange.ExchangeEvent.Trade;
import io.vertx.core.Context;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps one exchange's quotes coming: by WebSocket, by REST while that is down, and back by itself.
 * Confined to its Vert.x context.
 */
public final class ExchangeSession
    implements StreamSupervisor.Listener, ExchangeConversation.Listener, RestFallback.Listener {
  private static final Logger LOG = Logger.getLogger(ExchangeSession.class);
  private static final Duration TIME_TO_PROVE_ITSELF = Duration.ofSeconds(3);
  private static final Duration PROOF_LIMIT = Duration.ofSeconds(130);
  private static final int TRADES_REMEMBERED = 10_000;

  private final Exchange exchange;
  private final Edge edge;
  private final Context context;
  private final StreamSupervisor<ExchangeConversation> stream;
  private final RestFallback rest;
  private final RecentIds<Long> tradeIds = new RecentIds<>(TRADES_REMEMBERED);
  private FeedMode mode = FeedMode.DOWN;
  private String modeReason = "";
  private boolean stopped;

  /** A session that has not started. */
  public ExchangeSession(Exchange exchange, URI wsUrl, URI restUrl, Backoff backoff, Edge edge) {
    this.exchange = exchange;
    this.edge = edge;
    this.context = edge.vertx().getOrCreateContext();
    StreamTools tools = edge.streamTools();
    long nowMs = edge.pace().nowMs();
    AttemptBudget budget = AttemptBudget.usual();
    this.stream =
        new StreamSupervisor<>(
            plan(exchange, wsUrl),
            tools,
            backoff,
            budget,
            edge.connections().open(exchange.id(), Transport.WS, budget, nowMs),
            line -> new ExchangeConversation(exchange, line, this),
            this);
    this.rest =
        new RestFallback(
            () -> edge.rest().get(restUrl, Map.of()),
            tools.timers(),
            edge.pace(),
            edge.connections().open(exchange.id(), Transport.REST, nowMs),
            this);
  }

  private static StreamPlan plan(Exchange exchange, URI wsUrl) {
    Exchange.Keepalive keepalive = exchange.keepalive();
    return new StreamPlan(
        exchange.id(),
        wsUrl,
        Map::of,
        new StreamPlan.Ping(keepalive.request(), keepalive.period(), keepalive.answerLimit()),
        keepalive.silenceLimit(),
        exchange.dataLimit(),
        PROOF_LIMIT,
        exchange.maxAge(),
        exchange.refusalPause());
  }

  /** Begins to connect. */
  public void start() {
    context.runOnContext(
        _ -> {
          stream.start();
          edge.vertx().setTimer(edge.pace().timeoutMs(TIME_TO_PROVE_ITSELF), _ -> pollUnlessLive());
        });
  }

  /** Ends for good. */
  public void stop() {
    context.runOnContext(
        _ -> {
          stopped = true;
          stream.stop();
          rest.end();
        });
  }

  private void pollUnlessLive() {
    if (!stopped && stream.speaking().isEmpty()) {
      rest.start();
    }
  }

  @Override
  public void live() {
    rest.stop();
    mode(FeedMode.WS, "streaming");
  }

  @Override
  public void lost(String reason) {
    edge.metrics().reconnect(exchange.id());
    if (mode == FeedMode.WS) {
      mode(FeedMode.DOWN, reason);
    }
    rest.start();
  }

  @Override
  public void frame() {
    edge.metrics().frame(exchange.id());
  }

  @Override
  public void quote(Quote quote, String text, long receivedMs) {
    offer(quote, receivedMs);
    raw(FeedMode.WS, text, receivedMs);
  }

  private void offer(Quote quote, long receivedMs) {
    edge.queue()
        .offer(
            new Quoted(exchange.id(), quote.bidMicros(), quote.askMicros(), receivedMs),
            new Stamp(exchange.id(), receivedMs, quote.venueMs()));
  }

  @Override
  public void stands(long receivedMs) {
    edge.queue().offer(new QuoteStands(exchange.id(), receivedMs));
  }

  /** A frame counts if any of its trades was not seen before. */
  @Override
  public void trades(List<Trade> trades, String text, long receivedMs) {
    if (trades.stream().filter(trade -> tradeIds.isNew(trade.tradeId())).count() > 0) {
      raw(FeedMode.WS, text, receivedMs);
    } else {
      duplicate();
    }
  }

  @Override
  public void duplicate() {
    edge.metrics().duplicate(exchange.id());
  }

  private void raw(FeedMode source, String text, long receivedMs) {
    edge.queue().offer(new RawTick(exchange.id(), source, text, receivedMs));
  }

  @Override
  public void refused(Malformed malformed, String text, long receivedMs) {
    edge.letters()
        .refused(
            Topic.SPOT_TICKS,
            exchange.id(),
            malformed.refusal(),
            malformed.reason(),
            text,
            receivedMs);
  }

  private void mode(FeedMode next, String reason) {
    if (next == mode && reason.equals(modeReason)) {
      return;
    }
    if (next != mode) {
      LOG.infof("The feed's mode is now %s: %s venue=%s", next, reason, exchange.id());
    }
    mode = next;
    modeReason = reason;
    edge.queue().offer(new ModeChanged(exchange.id(), next, reason));
  }

  @Override
  public Optional<String> answered(String body, long receivedMs) {
    edge.metrics().frame(exchange.id());
    ExchangeEvent answer = exchange.parseRest(body);
    return switch (answer) {
      case Quote quote -> {
        mode(FeedMode.REST, "polling while the WebSocket is down");
        offer(quote, receivedMs);
        raw(FeedMode.REST, body, receivedMs);
        yield Optional.empty();
      }
      case Malformed malformed -> {
        refused(malformed, body, receivedMs);
        yield Optional.of(malformed.reason());
      }
      case ExchangeEvent.Ack _,
          ExchangeEvent.Denied _,
          ExchangeEvent.Alive _,
          Trade _,
          ExchangeEvent.ReconnectPlease _,
          ExchangeEvent.Ignored _ ->
          Optional.of("it holds no quote");
    };
  }

  @Override
  public void unanswered(String error) {
    mode(FeedMode.DOWN, "neither WebSocket nor REST answers: " + error);
  }
}
