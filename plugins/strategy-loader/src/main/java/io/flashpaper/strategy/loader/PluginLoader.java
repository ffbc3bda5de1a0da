// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Loads the strategies of one plugin: manifest, content, class loader, factories, in this order.
 */
final class PluginLoader {
  private PluginLoader() {}

  /**
   * Loads a plugin from its kept copy. The outcome depends on the content alone.
   *
   * @param source by which people know it
   * @return one for each strategy, by id
   * @throws PluginRefusedException if any check fails
   */
  static List<LoadedPlugin> load(Path source, PluginFiles kept, String sha256) {
    PluginManifest manifest = PluginManifest.read(kept.main());
    String name = String.join(",", manifest.strategyIds()) + "@" + sha256.substring(0, 12);
    PluginClassLoader classes = new PluginClassLoader(name, content(source, kept));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      return start(source, sha256, manifest, classes);
    } catch (PluginRefusedException refused) {
      throw refused;
    } catch (RuntimeException | LinkageError broken) {
      throw new PluginRefusedException(
          "%s cannot be started (%s): a strategy may use the JDK, io.flashpaper.strategy.api and"
                  .formatted(source, broken)
              + " io.flashpaper.model; pack anything else into its own jar",
          broken);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<JarContent> content(Path source, PluginFiles kept) {
    List<JarContent> content = new ArrayList<>();
    for (Path jar : kept.jars()) {
      try {
        content.add(JarContent.read(jar));
      } catch (IOException damaged) {
        throw new PluginRefusedException(
            "%s is damaged (%s): build it anew, and copy it again"
                .formatted(source, damaged.getMessage()),
            damaged);
      }
    }
    return content;
  }

  private static List<LoadedPlugin> start(
      Path source, String sha256, PluginManifest manifest, PluginClassLoader classes) {
    List<LoadedPlugin> plugins = new ArrayList<>();
    for (StrategyFactory<?> factory : Factories.of(source, classes)) {
      StrategyDescriptor descriptor = factory.descriptor();
      ParameterBinder.describe(factory.parametersType());
      plugins.add(new LoadedPlugin(source, sha256, descriptor, factory));
    }
    plugins.sort(Comparator.comparing(plugin -> plugin.descriptor().id()));
    plugins.forEach(plugin -> checkAgrees(source, manifest, plugin.descriptor()));
    List<String> described = plugins.stream().map(plugin -> plugin.descriptor().id()).toList();
    if (!described.equals(manifest.strategyIds())) {
      throw new PluginRefusedException(
          "%s has Strategy-Id %s in its manifest but factories whose descriptors say %s: make them agree"
              .formatted(source, manifest.strategyIds(), described));
    }
    return plugins;
  }

  private static void checkAgrees(
      Path source, PluginManifest manifest, StrategyDescriptor descriptor) {
    PluginManifest described =
        new PluginManifest(manifest.strategyIds(), descriptor.apiLevel(), descriptor.version());
    if (!described.equals(manifest)) {
      throw new PluginRefusedException(
          "%s says level %d, version %s in its manifest, but the descriptor of %s says level %d, version %s: make them agree"
              .formatted(
                  source,
                  manifest.apiLevel(),
                  manifest.version(),
                  descriptor.id(),
                  descriptor.apiLevel(),
                  descriptor.version()));
    }
  }
}
