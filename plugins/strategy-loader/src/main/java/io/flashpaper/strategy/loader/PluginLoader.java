// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    try {
      PluginManifest manifest = PluginManifest.read(kept.main());
      String name = String.join(",", manifest.strategyIds()) + "@" + sha256.substring(0, 12);
      Map<Path, JarContent> jars = content(kept);
      JarContent main = Objects.requireNonNull(jars.get(kept.main()), "the plugin's own jar");
      PluginClassLoader classes = new PluginClassLoader(name, List.copyOf(jars.values()));
      return start(source, sha256, manifest, Factories.of(main, classes));
    } catch (PluginRefusedException refused) {
      throw refused.of(source);
    } catch (RuntimeException | LinkageError broken) {
      throw new PluginRefusedException(
          "%s cannot be loaded (%s): rebuild it against the host's strategy-api"
              .formatted(source, broken),
          broken);
    }
  }

  private static Map<Path, JarContent> content(PluginFiles kept) {
    Map<Path, JarContent> content = new LinkedHashMap<>();
    for (Path jar : kept.jars()) {
      try {
        content.put(jar, PluginCode.metered(JarContent.read(jar)));
      } catch (PluginRefusedException refused) {
        throw kept.jars().size() == 1 ? refused : refused.of(jar.getFileName());
      } catch (IOException | IllegalArgumentException damaged) {
        throw new PluginRefusedException(
            "it is damaged (%s): build it anew, and copy it again".formatted(damaged.getMessage()),
            damaged);
      }
    }
    return content;
  }

  private static List<LoadedPlugin> start(
      Path source, String sha256, PluginManifest manifest, List<StrategyFactory<?>> factories) {
    List<LoadedPlugin> plugins =
        factories.stream()
            .map(factory -> plugin(source, sha256, factory))
            .sorted(Comparator.comparing(plugin -> plugin.descriptor().id()))
            .toList();
    plugins.forEach(plugin -> checkAgrees(manifest, plugin.descriptor()));
    List<String> described = plugins.stream().map(plugin -> plugin.descriptor().id()).toList();
    if (!described.equals(manifest.strategyIds())) {
      throw new PluginRefusedException(
          "its manifest says Strategy-Id %s, but its factories' descriptors say %s: make them agree"
              .formatted(manifest.strategyIds(), described));
    }
    return plugins;
  }

  private static LoadedPlugin plugin(Path source, String sha256, StrategyFactory<?> factory) {
    String name = factory.getClass().getName();
    StrategyDescriptor descriptor =
        PluginCalls.load(
            "descriptor() of " + name,
            () -> Objects.requireNonNull(factory.descriptor(), "it returned null"));
    LoadedPlugin plugin = new LoadedPlugin(source, sha256, descriptor, factory);
    PluginCalls.load("the parameters of " + name, plugin::parameters);
    return plugin;
  }

  private static void checkAgrees(PluginManifest manifest, StrategyDescriptor descriptor) {
    PluginManifest described =
        new PluginManifest(manifest.strategyIds(), descriptor.apiLevel(), descriptor.version());
    if (!described.equals(manifest)) {
      throw new PluginRefusedException(
          "its manifest says level %d, version %s, but the descriptor of %s says level %d, version %s: make them agree"
              .formatted(
                  manifest.apiLevel(),
                  manifest.version(),
                  descriptor.id(),
                  descriptor.apiLevel(),
                  descriptor.version()));
    }
  }
}
