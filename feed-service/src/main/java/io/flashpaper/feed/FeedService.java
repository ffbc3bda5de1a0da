// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import io.flashpaper.feed.config.AuditConfig;
import io.flashpaper.feed.config.ExchangesConfig;
import io.flashpaper.feed.config.IndexConfig;
import io.flashpaper.feed.config.IndexMethods;
import io.flashpaper.feed.config.KalshiConfig;
import io.flashpaper.feed.config.KnownSettings;
import io.flashpaper.feed.desk.BookRequests;
import io.flashpaper.feed.desk.DeskLimits;
import io.flashpaper.feed.desk.DeskSetup;
import io.flashpaper.feed.desk.Past;
import io.flashpaper.feed.exchange.ExchangeSession;
import io.flashpaper.feed.kalshi.KalshiAddresses;
import io.flashpaper.feed.kalshi.KalshiCredentials;
import io.flashpaper.feed.kalshi.KalshiSession;
import io.flashpaper.feed.kalshi.KalshiSigner;
import io.flashpaper.feed.net.Backoff;
import io.flashpaper.feed.net.DeadLetters;
import io.flashpaper.feed.net.Edge;
import io.flashpaper.feed.net.Pace;
import io.flashpaper.feed.net.RestLink;
import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.tape.FeedLoop;
import io.flashpaper.feed.tape.FeedMetrics;
import io.flashpaper.feed.tape.FeedQueue;
import io.flashpaper.feed.tape.LatestStatus;
import io.flashpaper.feed.tape.Leadership;
import io.flashpaper.feed.tape.TapeOutput;
import io.flashpaper.feed.tape.TapeTail;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.time.ScaledClock;
import io.flashpaper.venue.exchange.Exchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Starts and stops the feed: stands by until this process leads, then reads the tape's end, and
 * begins to write and to listen.
 */
@ApplicationScoped
public class FeedService {
  private static final Logger LOG = Logger.getLogger(FeedService.class);
  private static final int QUEUE_CAPACITY = 20_000;
  private static final int MAX_FRAME_BYTES = 1 << 20;
  private static final int MAX_MESSAGE_BYTES = 16 << 20;

  private final ScaledClock clock;
  private final KalshiConfig kalshiConfig;
  private final ExchangesConfig exchangesConfig;
  private final AuditConfig auditConfig;
  private final IndexConfig indexConfig;
  private final LatestStatus latest;
  private final Config config;
  private final Leadership leadership;
  private final TapeOutput output;
  private final TapeTail tail;
  private final Vertx vertx;
  private final FeedMetrics metrics;
  private final ConnectionBoard connections;
  private final List<Runnable> stops = new ArrayList<>();
  private boolean stopped;

  FeedService(
      ScaledClock clock,
      KalshiConfig kalshiConfig,
      ExchangesConfig exchangesConfig,
      AuditConfig auditConfig,
      IndexConfig indexConfig,
      LatestStatus latest,
      Config config,
      Leadership leadership,
      TapeOutput output,
      TapeTail tail,
      Vertx vertx,
      MeterRegistry registry,
      ConnectionBoard connections) {
    this.clock = clock;
    this.kalshiConfig = kalshiConfig;
    this.exchangesConfig = exchangesConfig;
    this.auditConfig = auditConfig;
    this.indexConfig = indexConfig;
    this.latest = latest;
    this.config = config;
    this.leadership = leadership;
    this.output = output;
    this.tail = tail;
    this.vertx = vertx;
    this.metrics = new FeedMetrics(registry);
    this.connections = connections;
  }

  void start(@Observes StartupEvent event) {
    List<Exchange> exchanges =
        ServiceLoader.load(Exchange.class).stream().map(ServiceLoader.Provider::get).toList();
    List<String> names = exchanges.stream().map(Exchange::id).toList();
    new KnownSettings(names).check(config.getPropertyNames());
    DeskSetup setup = setup(names);
    Optional<KalshiSigner> signer = signer();
    leadership.start(term -> lead(term, setup, exchanges, signer));
  }

  /** Only once earlier writers are shut out is the tape's end what it will stay. */
  private void lead(
      int term, DeskSetup setup, List<Exchange> exchanges, Optional<KalshiSigner> signer) {
    try {
      output.begin(term);
      begin(tail.read(), setup, exchanges, signer);
    } catch (RuntimeException e) {
      LOG.error("This process cannot lead", e);
      output.fail(String.valueOf(e.getMessage()));
    }
  }

  private synchronized void begin(
      Past past, DeskSetup setup, List<Exchange> exchanges, Optional<KalshiSigner> signer) {
    if (stopped) {
      return;
    }
    report(past, signer);
    Edge edge = edge();
    KalshiSession[] kalshi = new KalshiSession[1];
    FeedLoop loop =
        new FeedLoop(
            clock, edge.queue(), output, metrics, setup, latest, past, requests(() -> kalshi[0]));
    kalshi[0] = new KalshiSession(addresses(), signer, past, loop::indexMicros, edge);
    loop.start();
    exchanges.forEach(exchange -> start(exchange, edge));
    kalshi[0].start();
    stops.add(kalshi[0]::stop);
    stops.add(() -> end(loop));
  }

  private static BookRequests requests(Supplier<KalshiSession> kalshi) {
    return new BookRequests() {
      @Override
      public void snapshotWanted(MarketId market) {
        kalshi.get().requestSnapshot(market);
      }

      @Override
      public void auditWanted(MarketId market) {
        kalshi.get().requestAudit(market);
      }
    };
  }

  private DeskSetup setup(List<String> exchanges) {
    return new DeskSetup(
        KalshiSession.VENUE,
        exchanges,
        IndexMethods.of(indexConfig, exchanges),
        DeskLimits.of(clock.speed(), auditConfig.strikes()));
  }

  private Edge edge() {
    Pace pace = new Pace(clock);
    FeedQueue queue = new FeedQueue(QUEUE_CAPACITY, metrics);
    metrics.watch(queue);
    WebSocketClientOptions options =
        new WebSocketClientOptions()
            .setMaxFrameSize(MAX_FRAME_BYTES)
            .setMaxMessageSize(MAX_MESSAGE_BYTES)
            .setClosingTimeout(1);
    return new Edge(
        vertx,
        vertx.createWebSocketClient(options),
        new RestLink(vertx, pace),
        pace,
        queue,
        new DeadLetters(queue, metrics),
        metrics,
        connections);
  }

  private void start(Exchange exchange, Edge edge) {
    Optional<ExchangesConfig.Addresses> own =
        Optional.ofNullable(exchangesConfig.byName().get(KnownSettings.key(exchange.id())));
    long seed = clock.millis() ^ exchange.id().hashCode();
    ExchangeSession session =
        new ExchangeSession(
            exchange,
            own.flatMap(ExchangesConfig.Addresses::wsUrl).orElseGet(exchange::defaultWsUrl),
            own.flatMap(ExchangesConfig.Addresses::restUrl).orElseGet(exchange::defaultRestUrl),
            new Backoff(new SplittableRandom(seed)),
            edge);
    session.start();
    stops.add(session::stop);
  }

  private KalshiAddresses addresses() {
    return new KalshiAddresses(
        kalshiConfig.restUrl(),
        kalshiConfig.wsUrl(),
        kalshiConfig.series(),
        kalshiConfig.strikes(),
        kalshiConfig.lead());
  }

  private Optional<KalshiSigner> signer() {
    return KalshiCredentials.signer(
        kalshiConfig.keyId(), kalshiConfig.privateKey(), kalshiConfig.privateKeyFile());
  }

  private void report(Past past, Optional<KalshiSigner> signer) {
    LOG.infof(
        "The feed starts; Kalshi is reached %s; the tape knows %d unsettled markets",
        signer.isPresent() ? "by WebSocket" : "by REST, for want of a key",
        past.unsettled().size());
    if (clock.millis() < past.lastTimeMs()) {
      LOG.warnf(
          "The tape already reaches %s, later than the world's time %s; events carry the former"
              + " until the world has caught up",
          Instant.ofEpochMilli(past.lastTimeMs()), clock.instant());
    }
  }

  private static void end(FeedLoop loop) {
    try {
      loop.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Another leads as soon as this has ended: last of all, when everything is written. */
  synchronized void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    stops.forEach(Runnable::run);
    output.close();
    leadership.resign();
  }
}
