// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.observation.NanoClock;
import io.flashpaper.observation.Pulses;
import io.flashpaper.observation.ThreadsLiveness;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;

/** How this service is watched: the pulses of its ordered threads, and the clock of all ages. */
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
  @Liveness
  @Singleton
  static HealthCheck threads(Pulses pulses) {
    return new ThreadsLiveness(pulses, STUCK);
  }
}
