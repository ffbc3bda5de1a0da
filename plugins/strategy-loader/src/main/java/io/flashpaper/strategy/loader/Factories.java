// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.StrategyFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Makes the factories that a plugin names as services. */
final class Factories {
  private Factories() {}

  static List<StrategyFactory<?>> of(Path source, ClassLoader classes) {
    List<StrategyFactory<?>> factories = new ArrayList<>();
    try {
      for (StrategyFactory<?> factory : ServiceLoader.load(StrategyFactory.class, classes)) {
        factories.add(factory);
      }
    } catch (ServiceConfigurationError broken) {
      throw new PluginRefusedException(
          "%s names a StrategyFactory that cannot be made (%s): correct META-INF/services/%s"
              .formatted(source, broken.getMessage(), StrategyFactory.class.getName()),
          broken);
    }
    if (factories.isEmpty()) {
      throw new PluginRefusedException(
          "%s has no strategy factory: name one class for each strategy in META-INF/services/%s"
              .formatted(source, StrategyFactory.class.getName()));
    }
    return factories;
  }
}
