// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.signal.InstanceStatus;
import io.flashpaper.engine.signal.Quarantine;
import io.flashpaper.engine.signal.Standing;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.teststack.DocumentedMetrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final MarketId MARKET = new MarketId("M-1");

  private static final Signal SIGNAL =
      new Signal(
          "id",
          7,
          7,
          "delay-arb",
          "delay_arb",
          "1",
          "main",
          1,
          MARKET,
          new Desire.Flat(Reason.of("for a test")));

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicLong now = new AtomicLong();
  private final ReaderMetrics reader = new ReaderMetrics(registry, now::get);
  private final StrategyMetrics strategies = new StrategyMetrics(registry);

  private static InstanceStatus status(long evaluations, Standing standing) {
    return new InstanceStatus("delay-arb", standing, evaluations, List.of(), List.of());
  }

  private double counted(String name, String label, String value) {
    return registry.get(name).tag(label, value).counter().count();
  }

  @Test
  void everyMetricIsOnTheOperatorsPageAndEveryOneThereIsExported() {
    LineupGauges.register(registry, new TapePlace(), () -> Lineup.EMPTY);
    strategies.went(List.of(status(1, Standing.fresh(0))));
    strategies.said(SIGNAL);
    strategies.said(gates("SPREAD"));
    assertThat(DocumentedMetrics.scraped(registry.scrape(), "flashpaper_"))
        .isEqualTo(DocumentedMetrics.beginning("flashpaper_signal_"));
  }

  private static GateCounts gates(String gate) {
    return new GateCounts(
        7, 7, "delay-arb", MARKET, 0, List.of(new GateCount(0, gate, 3, Optional.empty())));
  }

  @Test
  void whatAnInstanceIsAskedIsAddedUpAlsoWhenItBeginsAnew() {
    strategies.went(List.of(status(10, Standing.fresh(0))));
    strategies.went(List.of(status(15, Standing.fresh(0))));
    strategies.went(List.of(status(2, Standing.fresh(20))));
    assertThat(counted("flashpaper.signal.evaluations", "strategy_instance", "delay-arb"))
        .isEqualTo(17);
  }

  @Test
  void anInstanceIsQuarantinedUntilItIsReleasedOrGone() {
    Quarantine why = new Quarantine(5, MARKET, QuarantineKind.THREW, "for a test");
    strategies.went(List.of(status(1, Standing.fresh(0).stopped(why))));
    assertThat(registry.get("flashpaper.signal.quarantined").gauge().value()).isEqualTo(1);
    strategies.went(List.of());
    assertThat(registry.get("flashpaper.signal.quarantined").gauge().value()).isZero();
  }

  @Test
  void reasonsOfAStrategyOfWhichThereMayBeAnyNumberAreCountedAsOne() {
    strategies.said(gates("SPREAD"));
    strategies.said(gates("the moon is full"));
    strategies.said(gates("the moon is new"));
    assertThat(counted("flashpaper.signal.refused.wishes", "gate", "SPREAD")).isEqualTo(3);
    assertThat(counted("flashpaper.signal.refused.wishes", "gate", "OWN_REASON")).isEqualTo(6);
  }

  @Test
  void theAgeOfTheProgressMarkGrowsUntilTheNextOne() {
    assertThat(registry.get("flashpaper.signal.progress.age.seconds").gauge().value()).isNaN();
    reader.progress(new Progress(5, 5, 5));
    now.addAndGet(3_000_000_000L);
    assertThat(registry.get("flashpaper.signal.progress.age.seconds").gauge().value()).isEqualTo(3);
    assertThat(reader.progressOffset()).isEqualTo(5);
  }

  @Test
  void aLagThatKafkaHasNotToldIsNotANumber() {
    reader.lag(OptionalLong.empty());
    assertThat(registry.get("flashpaper.signal.lag.records").gauge().value()).isNaN();
    reader.lag(OptionalLong.of(12));
    assertThat(registry.get("flashpaper.signal.lag.records").gauge().value()).isEqualTo(12);
  }
}
