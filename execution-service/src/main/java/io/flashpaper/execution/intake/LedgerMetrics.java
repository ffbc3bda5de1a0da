// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.engine.execution.Gate;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted.Source;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.execution.Headway;
import io.flashpaper.execution.LiveStatus;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the ordered thread does, and how far it has come. */
@Singleton
final class LedgerMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private static final Set<String> GATES =
      Arrays.stream(Gate.values()).map(Gate::name).collect(Collectors.toUnmodifiableSet());

  private final MeterRegistry meters;
  private final Headway headway;
  private final AccountMetrics accounts;
  private final CommitTraces traces;
  private final Counter steps;
  private final Timer commits;
  private final Counter failures;

  LedgerMetrics(MeterRegistry meters, LiveStatus status, Headway headway, CommitTraces traces) {
    this.meters = meters;
    this.traces = traces;
    this.headway = headway;
    this.accounts = new AccountMetrics(meters, headway);
    this.steps = meters.counter("flashpaper.execution.steps");
    this.commits =
        Timer.builder("flashpaper.execution.commit")
            .serviceLevelObjectives(BUCKETS)
            .register(meters);
    this.failures = meters.counter("flashpaper.execution.commit.failures");
    gauge("leading", h -> h.isKeeping() ? 1 : 0);
    gauge("tape.waiting", Headway::waiting);
    gauge("processed.age.seconds", h -> h.processed().seconds());
    gauge("committed.age.seconds", h -> h.committed().seconds());
    gauge("progress.age.seconds", h -> h.marked().seconds());
    lag("tape", h -> orNaN(h.tapeBehind()));
    lag("signals", h -> orNaN(h.signalsBehind()));
    Gauge.builder("flashpaper.execution.tape.offset", status, s -> s.latest().tapeOffset())
        .register(meters);
    Gauge.builder(
            "flashpaper.execution.tape.time.seconds", status, s -> s.latest().tapeTimeMs() / 1e3)
        .register(meters);
    Gauge.builder("flashpaper.execution.ready", status, s -> s.isReady() ? 1 : 0).register(meters);
  }

  private void gauge(String name, ToDoubleFunction<Headway> value) {
    Gauge.builder("flashpaper.execution." + name, headway, value).register(meters);
  }

  private void lag(String topic, ToDoubleFunction<Headway> value) {
    Gauge.builder("flashpaper.execution.lag.records", headway, value)
        .tag("topic", topic)
        .register(meters);
  }

  private static double orNaN(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : Double.NaN;
  }

  /** The ledger is kept here from now on, with these accounts. */
  void begun(Collection<AccountState> states) {
    headway.begin();
    accounts.stored(states);
  }

  /** It is kept here no more. */
  void ended() {
    headway.end();
  }

  /** So many tape records wait. */
  void waiting(int records) {
    headway.waiting(records);
  }

  void stepped(long count) {
    if (count > 0) {
      steps.increment(count);
      headway.processed().begin();
    }
  }

  /** A transaction that is being stored, from {@link #begin} until it is or is not. */
  record Attempt(Timer.Sample sample, List<Span> spans) {}

  Attempt begin(Batch batch) {
    return new Attempt(Timer.start(meters), traces.begin(batch.after().tapeOffset()));
  }

  void failed(Attempt attempt) {
    failures.increment();
    traces.failed(attempt.spans());
  }

  void committed(Attempt attempt, Batch batch) {
    attempt.sample().stop(commits);
    traces.committed(attempt.spans(), batch.after().tapeOffset());
    headway.committed().begin();
    accounts.stored(batch.states());
    batch.entries().forEach(this::count);
  }

  private void count(LedgerEntry entry) {
    if (entry instanceof TradeClosed closed) {
      meters
          .counter(
              "flashpaper.execution.trades.closed",
              "account",
              closed.account(),
              "outcome",
              closed.net().isPositive() ? "won" : "lost")
          .increment();
    } else if (entry instanceof OrderDone done) {
      meters
          .counter("flashpaper.execution.orders.done", "outcome", done.outcome().name())
          .increment();
    } else if (entry instanceof GatesCounted told && told.source() == Source.EXECUTION) {
      told.counts().forEach(this::refused);
    }
  }

  /** A sizing policy may count by as many rules as it likes; a metric may not. */
  private void refused(GateCount count) {
    String gate = GATES.contains(count.gate()) ? count.gate() : Gate.SIZING.name();
    meters.counter("flashpaper.execution.refused.wishes", "gate", gate).increment(count.count());
  }
}
