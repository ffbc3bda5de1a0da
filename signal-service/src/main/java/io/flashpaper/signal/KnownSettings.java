// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.access.AccessConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;

/** The settings there are: one that is not among them is a mistake, and refused by name. */
@ApplicationScoped
class KnownSettings {
  private static final String OURS = "flashpaper.";

  /** Set by the launcher and by the build for every process; not read here. */
  private static final List<String> OTHERS = List.of("flashpaper.root", "flashpaper.home");

  private static final List<ConfigClass> MAPPINGS =
      List.of(
          ConfigClass.configClass(StrategiesConfig.class),
          ConfigClass.configClass(GatesConfig.class),
          ConfigClass.configClass(PluginsConfig.class),
          ConfigClass.configClass(FlashCrashConfig.class),
          ConfigClass.configClass(AccessConfig.class));

  /** Before anything else begins. */
  void start(@Observes @Priority(1) StartupEvent event, Config config) {
    check(config.getPropertyNames());
  }

  /**
   * Checks the names of all settings that are given.
   *
   * @throws IllegalArgumentException naming the settings that do not exist, and those that do
   */
  static void check(Iterable<String> given) {
    SortedSet<String> unknown = new TreeSet<>();
    for (String name : given) {
      if (name.startsWith(OURS) && !OTHERS.contains(name) && !isKnown(name)) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no setting %s; the settings are %s"
              .formatted(String.join(", ", unknown), String.join(", ", known())));
    }
  }

  private static boolean isKnown(String name) {
    return ConfigMappings.propertyNamesMatcher(MAPPINGS).matches(name);
  }

  private static SortedSet<String> known() {
    SortedSet<String> known = new TreeSet<>();
    MAPPINGS.forEach(mapping -> known.addAll(ConfigMappings.getProperties(mapping).keySet()));
    known.removeIf(name -> name.endsWith("[*]"));
    return known;
  }
}
