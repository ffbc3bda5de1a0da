// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Loads one plugin: manifest, copy, class loader, factory, in this order. */
final class PluginLoader {
  private final PluginStore store;

  PluginLoader(PluginStore store) {
    this.store = store;
  }

  /**
   * Loads a plugin from its kept copy.
   *
   * @throws PluginRefusedException if any check fails
   */
  LoadedPlugin load(PluginFiles plugin) {
    PluginManifest manifest = PluginManifest.read(plugin.main());
    String sha256 = plugin.sha256();
    PluginFiles kept = store.keep(plugin, sha256);
    String name = manifest.strategyId() + "@" + sha256.substring(0, 12);
    PluginClassLoader classes = new PluginClassLoader(name, kept.urls());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      StrategyFactory<?> factory = onlyFactory(plugin, classes);
      StrategyDescriptor descriptor = factory.descriptor();
      checkAgrees(plugin, manifest, descriptor);
      ParameterBinder.describe(factory.parametersType());
      return new LoadedPlugin(plugin.source(), sha256, descriptor, factory);
    } catch (PluginRefusedException refused) {
      throw refused;
    } catch (RuntimeException | LinkageError broken) {
      throw new PluginRefusedException(
          "%s cannot be started (%s): a strategy may use the JDK, io.flashpaper.strategy.api and"
                  .formatted(plugin.source(), broken)
              + " io.flashpaper.model; pack anything else into its own jar",
          broken);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static StrategyFactory<?> onlyFactory(PluginFiles plugin, ClassLoader classes) {
    List<StrategyFactory<?>> factories = new ArrayList<>();
    try {
      for (StrategyFactory<?> factory : ServiceLoader.load(StrategyFactory.class, classes)) {
        factories.add(factory);
      }
    } catch (ServiceConfigurationError broken) {
      throw new PluginRefusedException(
          "%s names a StrategyFactory that cannot be made (%s): correct META-INF/services/%s"
              .formatted(plugin.source(), broken.getMessage(), StrategyFactory.class.getName()),
          broken);
    }
    if (factories.size() != 1) {
      throw new PluginRefusedException(
          "%s has %d strategy factories, but a plugin has one: name exactly one in META-INF/services/%s"
              .formatted(plugin.source(), factories.size(), StrategyFactory.class.getName()));
    }
    return factories.getFirst();
  }

  private static void checkAgrees(
      PluginFiles plugin, PluginManifest manifest, StrategyDescriptor descriptor) {
    PluginManifest described =
        new PluginManifest(descriptor.id(), descriptor.apiLevel(), descriptor.version());
    if (!described.equals(manifest)) {
      throw new PluginRefusedException(
          "%s says %s in its manifest but %s in its descriptor: make them agree"
              .formatted(plugin.source(), manifest, described));
    }
  }
}
