// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.api.sizing.SizingDescriptor;
import io.flashpaper.strategy.api.sizing.SizingFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Loads what one plugin offers of one kind: manifest, content, class loader, factories, in this
 * order.
 */
final class PluginLoader {
  private PluginLoader() {}

  /**
   * Loads a plugin from its kept copy. The outcome depends on the content alone.
   *
   * @param source by which people know it
   * @param kind what is wanted of it
   * @return one for each, by id
   * @throws PluginRefusedException if any check fails
   */
  static List<Loaded> load(Path source, PluginFiles kept, String sha256, PluginKind kind) {
    try {
      PluginManifest manifest = PluginManifest.read(kept.main());
      String name = String.join(",", manifest.ids(kind)) + "@" + sha256.substring(0, 12);
      Map<Path, JarContent> jars = content(kept);
      JarContent main = Objects.requireNonNull(jars.get(kept.main()), "the plugin's own jar");
      PluginClassLoader classes = new PluginClassLoader(name, List.copyOf(jars.values()));
      return start(source, sha256, manifest, kind, Factories.of(main, classes, kind));
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

  private static List<Loaded> start(
      Path source, String sha256, PluginManifest manifest, PluginKind kind, List<?> factories) {
    List<Loaded> loaded =
        factories.stream()
            .map(factory -> loaded(source, sha256, factory))
            .sorted(Comparator.comparing(Loaded::id))
            .toList();
    loaded.forEach(one -> checkAgrees(manifest, one));
    List<String> described = loaded.stream().map(Loaded::id).toList();
    if (!described.equals(manifest.ids(kind))) {
      throw new PluginRefusedException(
          "its manifest says %s %s, but its factories' descriptors say %s: make them agree"
              .formatted(kind.attribute(), manifest.ids(kind), described));
    }
    return loaded;
  }

  private static Loaded loaded(Path source, String sha256, Object factory) {
    return switch (factory) {
      case StrategyFactory<?> strategy -> plugin(source, sha256, strategy);
      case SizingFactory<?> sizing -> sizing(source, sha256, sizing);
      default -> throw new IllegalStateException("no factory: " + factory.getClass());
    };
  }

  private static LoadedPlugin plugin(Path source, String sha256, StrategyFactory<?> factory) {
    String name = factory.getClass().getName();
    StrategyDescriptor descriptor = described(name, factory::descriptor);
    LoadedPlugin plugin = new LoadedPlugin(source, sha256, descriptor, factory);
    PluginCalls.load("the parameters of " + name, plugin::parameters);
    return plugin;
  }

  private static LoadedSizing sizing(Path source, String sha256, SizingFactory<?> factory) {
    String name = factory.getClass().getName();
    SizingDescriptor descriptor = described(name, factory::descriptor);
    LoadedSizing sizing = new LoadedSizing(source, sha256, descriptor, factory);
    PluginCalls.load("the parameters of " + name, sizing::parameters);
    return sizing;
  }

  private static <D> D described(String name, Supplier<D> descriptor) {
    return PluginCalls.load(
        "descriptor() of " + name,
        () -> Objects.requireNonNull(descriptor.get(), "it returned null"));
  }

  private static void checkAgrees(PluginManifest manifest, Loaded loaded) {
    int level =
        switch (loaded) {
          case LoadedPlugin plugin -> plugin.descriptor().apiLevel();
          case LoadedSizing sizing -> sizing.descriptor().apiLevel();
        };
    if (level != manifest.apiLevel() || !loaded.version().equals(manifest.version())) {
      throw new PluginRefusedException(
          "its manifest says level %d, version %s, but the descriptor of %s says level %d, version %s: make them agree"
              .formatted(
                  manifest.apiLevel(), manifest.version(), loaded.id(), level, loaded.version()));
    }
  }
}
