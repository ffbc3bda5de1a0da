// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Instant;
import java.util.Optional;

/** How world time runs; only a simulated world runs faster than the real one. */
@ConfigMapping(prefix = "flashpaper.clock")
public interface ClockConfig {
  /** World seconds per real second. */
  @WithDefault("1")
  double speed();

  /** The real time at which the world shows its origin, such as 2026-02-02T12:00:00Z; else now. */
  Optional<Instant> wallOrigin();

  /** The world's time at the wall origin; else the same. */
  Optional<Instant> worldOrigin();
}
