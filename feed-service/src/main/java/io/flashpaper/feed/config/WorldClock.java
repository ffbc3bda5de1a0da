// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import io.flashpaper.model.time.ScaledClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Makes the one clock of the service. */
final class WorldClock {
  @Produces
  @Singleton
  static ScaledClock clock(ClockConfig config) {
    Clock real = Clock.systemUTC();
    Instant wallOrigin = config.wallOrigin().orElseGet(real::instant);
    Instant worldOrigin = config.worldOrigin().orElse(wallOrigin);
    return new ScaledClock(real, wallOrigin, worldOrigin, config.speed());
  }
}
