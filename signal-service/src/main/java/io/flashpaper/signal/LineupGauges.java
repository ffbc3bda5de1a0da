// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;

/** Whether this process reads the tape, and what of the configuration runs. */
@ApplicationScoped
class LineupGauges {
  private final MeterRegistry registry;
  private final TapePlace place;
  private final Strategies strategies;

  LineupGauges(MeterRegistry registry, TapePlace place, Strategies strategies) {
    this.registry = registry;
    this.place = place;
    this.strategies = strategies;
  }

  void start(@Observes StartupEvent event) {
    register(registry, place, strategies::latest);
  }

  static void register(MeterRegistry registry, TapePlace place, Supplier<Lineup> latest) {
    Gauge.builder("flashpaper.signal.leading", () -> place.isAssigned() ? 1 : 0).register(registry);
    Gauge.builder("flashpaper.signal.instances", () -> latest.get().running().size())
        .tag("state", "ready")
        .register(registry);
    Gauge.builder("flashpaper.signal.instances", () -> latest.get().waiting().size())
        .tag("state", "waiting")
        .register(registry);
    Gauge.builder("flashpaper.signal.jars.refused", () -> latest.get().refused().size())
        .register(registry);
  }
}
