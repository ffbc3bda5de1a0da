// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.observation.EventTraces;
import io.flashpaper.observation.NanoClock;
import io.flashpaper.observation.Pulses;
import io.flashpaper.observation.ThreadsLiveness;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;

/** How this service is watched: the ordered threads' pulses, the clock of all ages, and traces. */
@Singleton
final class Watching {
  private static final Duration STUCK = Duration.ofMinutes(2);

  @Produces
  @Singleton
  static NanoClock clock() {
    return NanoClock.MACHINE;
  }

  @Produces
  @Singleton
  static Pulses pulses(NanoClock clock) {
    return new Pulses(clock);
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
  static HealthCheck threads(Pulses pulses) {
    return new ThreadsLiveness(pulses, STUCK);
  }
}
