// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The strategy instances, by name. */
@ConfigMapping(prefix = "flashpaper.strategies")
public interface StrategiesConfig {
  /** Each instance; those of the usual line-up are in {@code flashpaper-defaults.properties}. */
  @WithParentName
  Map<String, InstanceConfig> instances();
}
