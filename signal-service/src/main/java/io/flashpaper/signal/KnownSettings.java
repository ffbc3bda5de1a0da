// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.access.AccessConfig;
import io.flashpaper.access.GivenSettings;
import io.flashpaper.settings.strategies.FlashCrashConfig;
import io.flashpaper.settings.strategies.GatesConfig;
import io.flashpaper.settings.strategies.StrategiesConfig;
import io.flashpaper.settings.text.Vocabulary;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** The settings there are: one that is not among them is a mistake, and refused by name. */
@ApplicationScoped
class KnownSettings {
  private static final Vocabulary ALL =
      new Vocabulary(
          List.of(
              ConfigClass.configClass(StrategiesConfig.class),
              ConfigClass.configClass(GatesConfig.class),
              ConfigClass.configClass(PluginsConfig.class),
              ConfigClass.configClass(KafkaConfig.class),
              ConfigClass.configClass(SignalShardConfig.class),
              ConfigClass.configClass(FlashCrashConfig.class),
              ConfigClass.configClass(AccessConfig.class)));

  /** Before anything else begins. */
  void start(@Observes @Priority(1) StartupEvent event, Config config) {
    check(GivenSettings.ofItsOwn(config));
  }

  /**
   * Checks the names of all settings that are given.
   *
   * @throws IllegalArgumentException naming the settings that do not exist, and those that do
   */
  static void check(Iterable<String> given) {
    ALL.check(given);
  }
}
