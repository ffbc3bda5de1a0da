// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where strategies come from. */
@ConfigMapping(prefix = "flashpaper.plugins")
public interface PluginsConfig {
  /** Where strategy jars are dropped. */
  @WithDefault("plugins")
  Path directory();

  /** Keeps every jar that ever ran, by its SHA-256; {@code .kept} in the directory if not given. */
  Optional<Path> store();

  /** SHA-256 of the jars that may run; if not given, all may. */
  Optional<List<String>> allowedSha256();

  /** How often a missing jar is looked for. */
  @WithDefault("2s")
  Duration retryEvery();
}
