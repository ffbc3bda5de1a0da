// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.Gate;
import io.flashpaper.engine.signal.InstanceStatus;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What each instance does, and whether it is stopped. Written by the tape's thread alone. */
@ApplicationScoped
class StrategyMetrics {
  private static final Set<String> GATES =
      Arrays.stream(Gate.values()).map(Gate::name).collect(Collectors.toUnmodifiableSet());

  /** A strategy may give as many reasons as it likes; a metric may not have as many labels. */
  private static final String OWN_REASON = "OWN_REASON";

  /** Prometheus calls each scraped process an instance. */
  private static final String LABEL = "strategy_instance";

  private final MeterRegistry registry;
  private final Map<String, Instance> instances = new HashMap<>();

  StrategyMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (QuarantineKind kind : QuarantineKind.values()) {
      quarantines(kind);
    }
  }

  private Counter quarantines(QuarantineKind kind) {
    return registry.counter("flashpaper.signal.quarantines", "kind", kind.name());
  }

  /** One that was ever asked; the configuration bounds how many there are. */
  private static final class Instance {
    private final Counter evaluations;
    private long asked;
    private volatile boolean quarantined;

    private Instance(String name, MeterRegistry registry) {
      this.evaluations = registry.counter("flashpaper.signal.evaluations", LABEL, name);
      Gauge.builder("flashpaper.signal.quarantined", this, i -> i.quarantined ? 1 : 0)
          .tag(LABEL, name)
          .register(registry);
    }

    private void stays(boolean isPresent) {
      if (!isPresent) {
        quarantined = false;
      }
    }

    /** What it is asked is counted anew whenever it begins anew. */
    private void went(InstanceStatus now) {
      long since = now.evaluations();
      evaluations.increment(since >= asked ? since - asked : since);
      asked = since;
      quarantined = now.standing().quarantine().isPresent();
    }
  }

  /** Something was said for the first time. */
  void said(SignalMessage message) {
    if (message instanceof Signal signal) {
      registry.counter("flashpaper.signal.decisions", LABEL, signal.instance()).increment();
    } else if (message instanceof StrategyQuarantined stopped) {
      quarantines(stopped.kind()).increment();
    } else if (message instanceof GateCounts told) {
      told.counts().forEach(count -> refused(told.instance(), count));
    }
  }

  private void refused(String instance, GateCount count) {
    String gate = GATES.contains(count.gate()) ? count.gate() : OWN_REASON;
    registry
        .counter("flashpaper.signal.refused.wishes", LABEL, instance, "gate", gate)
        .increment(count.count());
  }

  /** How they stand after a batch; one that is gone is not quarantined. */
  void went(List<InstanceStatus> statuses) {
    Set<String> present =
        statuses.stream().map(InstanceStatus::instance).collect(Collectors.toSet());
    instances.forEach((name, instance) -> instance.stays(present.contains(name)));
    for (InstanceStatus status : statuses) {
      instances
          .computeIfAbsent(status.instance(), name -> new Instance(name, registry))
          .went(status);
    }
  }
}
