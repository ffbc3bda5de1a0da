// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.index.IndexMethod;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.feed.desk.AuditTally;
import io.flashpaper.feed.desk.DeskStatus;
import io.flashpaper.feed.desk.DeskStatus.MarketReport;
import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.status.Transport;
import io.flashpaper.feed.tape.FeedMetrics;
import io.flashpaper.feed.tape.FeedQueue;
import io.flashpaper.feed.tape.LatestStatus;
import io.flashpaper.feed.tape.Stamp;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.time.ScaledClock;
import io.flashpaper.teststack.DocumentedMetrics;
import io.flashpaper.venue.wire.Refusal;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final String VENUE = "kalshi";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final FeedMetrics metrics = new FeedMetrics(registry);
  private final LatestStatus latest = new LatestStatus();
  private final ConnectionBoard connections = new ConnectionBoard();

  @Test
  void everyMetricIsOnTheOperatorsPageAndEveryOneThereIsExported() {
    count();
    gauges();
    assertThat(DocumentedMetrics.scraped(registry.scrape(), "flashpaper_"))
        .isEqualTo(DocumentedMetrics.beginning("flashpaper_feed_"));
  }

  @Test
  void whatWakesSomebodyBeginsAtZeroForEveryKindVenueAndReason() {
    metrics.begin(List.of(VENUE, "coinbase"));
    for (Refusal reason : Refusal.values()) {
      assertThat(counted("refused.frames", "venue", "coinbase", "reason", reason.name())).isZero();
    }
    assertThat(counted("queue.dropped", "kind", "BookChanged")).isZero();
    metrics.dropped("RawTick");
    assertThat(counted("queue.dropped", "kind", "RawTick")).isEqualTo(1);
  }

  /** Fails if there is no such counter yet. */
  private double counted(String name, String... tags) {
    return registry.get("flashpaper.feed." + name).tags(tags).counter().count();
  }

  private void count() {
    Stamp stamp = Stamp.heard(VENUE, 0);
    metrics.frame(VENUE);
    metrics.refused(VENUE, Refusal.values()[0]);
    metrics.letterNotKept(VENUE);
    metrics.duplicate(VENUE);
    metrics.reconnect(VENUE);
    metrics.gap(VENUE);
    metrics.dropped("RawTick");
    metrics.conflated("Quoted");
    metrics.heard(stamp, Duration.ZERO);
    metrics.acknowledged(stamp, Duration.ZERO);
    metrics.written();
    metrics.committed(3);
    metrics.leading(() -> true);
    metrics.acknowledgedAge(() -> 1.0);
    metrics.watch(new FeedQueue(1, metrics));
  }

  private void gauges() {
    Clock still = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    ScaledClock clock = new ScaledClock(still, Instant.EPOCH, Instant.EPOCH, 1);
    connections.open(VENUE, Transport.REST, 0);
    new FeedGauges(registry, latest, new LabelledGauges(registry, latest, connections, clock))
        .start(new StartupEvent());
    latest.publish(
        new DeskStatus(
            0,
            0,
            List.of(new FeedModeChanged(0, VENUE, FeedMode.REST, "for a test")),
            Map.of(),
            Map.of(),
            List.of(market()),
            AuditTally.NONE,
            0,
            new DeskStatus.IndexReport(
                Optional.empty(),
                IndexMethod.MEDIAN,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of())));
  }

  private static MarketReport market() {
    Market market =
        new Market(
            new MarketId("M-1"),
            "S",
            MarketStatus.OPEN,
            StrikeRule.GREATER_OR_EQUAL,
            OptionalLong.empty(),
            0,
            900_000,
            List.of());
    LiveMarket live =
        new LiveMarket(
            market,
            Optional.empty(),
            Quantity.ZERO,
            Quantity.ZERO,
            Optional.empty(),
            FeedHealth.NOT_GRADED);
    return new MarketReport(live, OptionalLong.of(0), OptionalLong.empty(), AuditTally.NONE);
  }
}
