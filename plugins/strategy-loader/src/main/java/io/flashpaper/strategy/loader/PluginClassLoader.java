// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.StrategyFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * A plugin's own view of the world: the JDK, the strategy API with the model it speaks of, and its
 * own jars.
 *
 * <p>The API comes from whatever loader gave this class its {@link StrategyFactory}, so it works
 * wherever the host itself was loaded from.
 */
final class PluginClassLoader extends URLClassLoader {
  private static final List<String> SHARED =
      List.of("io.flashpaper.strategy.api.", "io.flashpaper.model.", "org.jspecify.");

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader api = StrategyFactory.class.getClassLoader();

  PluginClassLoader(String name, List<URL> jars) {
    super(name, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return SHARED.stream().anyMatch(name::startsWith)
        ? api.loadClass(name)
        : super.loadClass(name, resolve);
  }
}
