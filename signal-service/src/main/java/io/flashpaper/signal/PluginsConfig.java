// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.settings.strategies.LimitsConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where strategies come from, and what they may do. */
@ConfigMapping(prefix = "flashpaper.plugins")
public interface PluginsConfig {
  /** Where strategy jars are dropped. */
  @WithDefault("plugins")
  Path directory();

  /** Keeps every jar that ever ran, by its SHA-256; {@code .kept} in the directory if not given. */
  Optional<Path> store();

  /** SHA-256 of the jars that may run; if not given, all may. */
  Optional<List<String>> allowedSha256();

  /** A file with further ones, one on each line as {@code sha256sum} prints it. */
  Optional<Path> allowedSha256File();

  /** How often the directory is looked at. */
  @WithDefault("1s")
  Duration scanEvery();

  /**
   * Whether a strategy that no instance is configured for runs as an instance of its own: name and
   * account are its id with hyphens.
   */
  @WithDefault("true")
  boolean runUnconfigured();

  /** A call that has not returned after so long, by the wall clock, never will. */
  @WithDefault("10s")
  Duration hangTimeout();

  /** What a strategy may do in one market within a minute of tape before it is quarantined. */
  LimitsConfig limits();
}
