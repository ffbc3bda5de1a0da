// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How the exchanges' prices become one. */
@ConfigMapping(prefix = "flashpaper.index")
public interface IndexConfig {
  /** The median of the mids, their mean by weight, or that mean with fresh quotes preferred. */
  @WithDefault("median")
  Method method();

  /** What an exchange counts in a mean, by its name with hyphens; only the ratios matter. */
  Map<String, Long> weights();

  /** The age at which a quote counts half in a fresh-mean. */
  @WithDefault("1s")
  Duration halfLife();

  /** How. */
  enum Method {
    MEDIAN,
    BASE_MEAN,
    FRESH_MEAN
  }
}
