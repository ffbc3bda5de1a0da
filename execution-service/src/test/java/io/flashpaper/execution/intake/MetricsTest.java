// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.execution.DeadLetterShelf;
import io.flashpaper.execution.Headway;
import io.flashpaper.execution.LiveStatus;
import io.flashpaper.execution.api.StoredGauges;
import io.flashpaper.execution.api.StreamReaders;
import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.ledger.run.Beginning;
import io.flashpaper.ledger.run.LedgerRun;
import io.flashpaper.ledger.run.SignalTrail;
import io.flashpaper.ledger.run.TapeLine;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.observation.EventTraces;
import io.flashpaper.teststack.DocumentedMetrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final int EVENTS = 3000;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicLong now = new AtomicLong();
  private final Headway headway = new Headway(now::get);
  private final LiveStatus status = new LiveStatus();
  private final LedgerMetrics metrics =
      new LedgerMetrics(registry, status, headway, new CommitTraces(EventTraces.OFF));

  /** Keeps a ledger of a scripted tape, stored nowhere. */
  private LedgerRun play() {
    ScriptedTape tape = new ScriptedTape(3, EVENTS);
    SignalBuffer signals = new SignalBuffer();
    SignalTrail trail = new SignalTrail();
    trail.startAt(0);
    tape.signals.forEach(signals::offer);
    LedgerRun run =
        new LedgerRun(
            List.of(AccountPlan.defaults("delay-arb"), AccountPlan.defaults("other")),
            AccountPlan::defaults,
            new Beginning(Optional.empty(), Map.of(), Map.of()),
            signals,
            trail,
            500);
    metrics.begun(run.engine().states().values());
    run.offer(
        IntStream.range(0, EVENTS)
            .mapToObj(i -> new TapeLine(ScriptedTape.offset(i), Optional.of(tape.events.get(i))))
            .toList());
    while (run.waiting() > 0) {
      run.step().ifPresent(batch -> store(run, batch));
    }
    metrics.stepped(run.steps());
    return run;
  }

  private void store(LedgerRun run, Batch batch) {
    metrics.committed(metrics.begin(batch), batch);
    run.committed(batch);
  }

  private double gauge(String name, String label, String value) {
    return registry.get("flashpaper.execution." + name).tag(label, value).gauge().value();
  }

  @Test
  void everyMetricIsOnTheOperatorsPageAndEveryOneThereIsExported() {
    play();
    new DeadLetterGauges(registry, new DeadLetterShelf()).start(new StartupEvent());
    DeadLetters.register(registry);
    new StreamReaders(registry).register();
    StoredGauges.register(registry);
    assertThat(DocumentedMetrics.scraped(registry.scrape(), "flashpaper_"))
        .isEqualTo(DocumentedMetrics.beginning("flashpaper_execution_"));
  }

  @Test
  void accountsAreToldAsStoredAndNotByAStandby() {
    LedgerRun run = play();
    double trades =
        registry.get("flashpaper.execution.trades.closed").counters().stream()
            .mapToDouble(counter -> counter.count())
            .sum();
    long closed =
        run.engine().states().values().stream().mapToLong(state -> state.totals().trades()).sum();
    assertThat(trades).isEqualTo(closed).isPositive();
    String cash = run.engine().states().get("delay-arb").cash().toString();
    assertThat(gauge("account.cash.dollars", "account", "delay-arb"))
        .isEqualTo(Double.parseDouble(cash));
    metrics.ended();
    assertThat(gauge("account.cash.dollars", "account", "delay-arb")).isNaN();
    assertThat(registry.get("flashpaper.execution.leading").gauge().value()).isZero();
  }

  @Test
  void whatWaitsForTheSignalSideIsPartOfTheLag() {
    assertThat(gauge("lag.records", "topic", "tape")).isNaN();
    headway.tapeBehind(OptionalLong.of(10));
    headway.waiting(5);
    assertThat(gauge("lag.records", "topic", "tape")).isEqualTo(15);
  }

  @Test
  void anAgeBeginsAnewWithWhatHappensAndIsForgottenByAStandby() {
    metrics.stepped(1);
    now.addAndGet(2_000_000_000);
    metrics.stepped(0);
    assertThat(registry.get("flashpaper.execution.processed.age.seconds").gauge().value())
        .isEqualTo(2);
    metrics.ended();
    assertThat(registry.get("flashpaper.execution.processed.age.seconds").gauge().value()).isNaN();
  }
}
