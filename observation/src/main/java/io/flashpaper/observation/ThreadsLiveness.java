// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.observation;

import java.time.Duration;
import java.util.SortedMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Alive while every thread turns, or waits for somebody outside; says how each one does. */
public final class ThreadsLiveness implements HealthCheck {
  private final Pulses pulses;
  private final Duration limit;

  /** The check of these threads; one that works at the same thing for so long is stuck. */
  public ThreadsLiveness(Pulses pulses, Duration limit) {
    this.pulses = pulses;
    this.limit = limit;
  }

  @Override
  public HealthCheckResponse call() {
    SortedMap<String, Pulse> threads = pulses.all();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("threads")
            .status(threads.values().stream().noneMatch(pulse -> pulse.isStuck(limit)));
    threads.forEach((name, pulse) -> response.withData(name, sentence(pulse)));
    return response.build();
  }

  private static String sentence(Pulse pulse) {
    String doing = pulse.awaited().map(whom -> "waits for " + whom).orElse("works");
    return "%s since %d ms".formatted(doing, pulse.still().toMillis());
  }
}
