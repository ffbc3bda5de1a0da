// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.observation.EventTraces;
import io.flashpaper.observation.NanoClock;
import io.flashpaper.observation.Pulse;
import io.flashpaper.observation.Pulses;
import io.flashpaper.observation.ThreadsLiveness;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;

/** How this service is watched: the tape thread's pulse, the clock of all ages, and traces. */
@Singleton
final class Watching {
  /** A strategy that hangs is found by the watchdog before; this is for what nobody foresaw. */
  private static final Duration STUCK = Duration.ofMinutes(2);

  private final Pulses pulses = new Pulses(NanoClock.MACHINE);

  @Produces
  @Singleton
  static NanoClock clock() {
    return NanoClock.MACHINE;
  }

  @Produces
  @Singleton
  Pulse tape() {
    return pulses.begin("tape");
  }

  @Produces
  @Singleton
  static EventTraces traces(
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
    return disabled ? EventTraces.OFF : EventTraces.by(telemetry);
  }

  @Produces
  @Liveness
  @Singleton
  HealthCheck threads() {
    return new ThreadsLiveness(pulses, STUCK);
  }
}
