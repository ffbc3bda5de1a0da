// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The settings of a service that was told these. */
final class Settings {
  private Settings() {}

  static AccessConfig of(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .withMapping(AccessConfig.class)
        .build()
        .getConfigMapping(AccessConfig.class);
  }
}
