// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import io.flashpaper.access.GivenSettings;
import io.flashpaper.feed.config.AuditConfig;
import io.flashpaper.feed.config.ExchangesConfig;
import io.flashpaper.feed.config.IndexConfig;
import io.flashpaper.feed.config.IndexMethods;
import io.flashpaper.feed.config.KalshiConfig;
import io.flashpaper.feed.config.KnownSettings;
import io.flashpaper.feed.desk.DeskLimits;
import io.flashpaper.feed.desk.DeskSetup;
import io.flashpaper.feed.desk.Past;
import io.flashpaper.feed.kalshi.KalshiAddresses;
import io.flashpaper.feed.kalshi.KalshiCredentials;
import io.flashpaper.feed.kalshi.KalshiSession;
import io.flashpaper.feed.kalshi.KalshiSigner;
import io.flashpaper.feed.net.Edge;
import io.flashpaper.feed.net.Pace;
import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.tape.FeedMetrics;
import io.flashpaper.feed.tape.LatestStatus;
import io.flashpaper.feed.tape.Leadership;
import io.flashpaper.feed.tape.TapeOutput;
import io.flashpaper.feed.tape.TapeTail;
import io.flashpaper.model.time.ScaledClock;
import io.flashpaper.venue.exchange.Exchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops the feed: stands by until this process leads, then reads the tape's end, and
 * begins to write and to listen.
 */
@ApplicationScoped
public class FeedService {
  private static final Logger LOG = Logger.getLogger(FeedService.class);

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
  private @Nullable Feed feed;
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
    new KnownSettings(names).check(GivenSettings.ofItsOwn(config));
    metrics.begin(Stream.concat(Stream.of(KalshiSession.VENUE), names.stream()).toList());
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
    Edge edge = Edge.of(vertx, new Pace(clock), metrics, connections);
    metrics.watch(edge.queue());
    List<Feed.Spot> spots = exchanges.stream().map(this::spot).toList();
    feed = new Feed(clock, edge, setup, addresses(), signer, spots, past, output, latest);
    feed.start();
  }

  private DeskSetup setup(List<String> exchanges) {
    return new DeskSetup(
        KalshiSession.VENUE,
        exchanges,
        IndexMethods.of(indexConfig, exchanges),
        DeskLimits.of(clock.speed(), auditConfig.strikes()));
  }

  private Feed.Spot spot(Exchange exchange) {
    Optional<ExchangesConfig.Addresses> own =
        Optional.ofNullable(exchangesConfig.byName().get(KnownSettings.key(exchange.id())));
    return new Feed.Spot(
        exchange,
        own.flatMap(ExchangesConfig.Addresses::wsUrl).orElseGet(exchange::defaultWsUrl),
        own.flatMap(ExchangesConfig.Addresses::restUrl).orElseGet(exchange::defaultRestUrl));
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

  /** Another leads as soon as this has ended: last of all, when everything is written. */
  synchronized void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    if (feed != null) {
      feed.stop();
    }
    output.close();
    leadership.resign();
  }
}
