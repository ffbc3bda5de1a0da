// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings as an operator writes them, and what the service makes of them. */
final class Settings {
  private Settings() {}

  /** The plans of these settings alone. */
  static List<InstancePlan> plans(Map<String, String> settings) {
    return plans(new PropertiesConfigSource(settings, "test", 100));
  }

  /** The plans of the service as it is delivered. */
  static List<InstancePlan> usualPlans() {
    try {
      return plans(
          new PropertiesConfigSource(
              Objects.requireNonNull(Settings.class.getResource("/application.properties"))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<InstancePlan> plans(ConfigSource source) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withConverter(Duration.class, 100, new DurationConverter())
            .withSources(source)
            .withMapping(GatesConfig.class)
            .withMapping(StrategiesConfig.class)
            .build();
    return new Configuration()
        .instances(
            config.getConfigMapping(StrategiesConfig.class),
            config.getConfigMapping(GatesConfig.class))
        .plans();
  }
}
