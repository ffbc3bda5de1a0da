// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The strategy instances, by name. */
@ConfigMapping(prefix = "flashpaper.strategies")
public interface StrategiesConfig {
  /** Each instance; those of the usual line-up are in {@code application.properties}. */
  @WithParentName
  Map<String, InstanceConfig> instances();
}
