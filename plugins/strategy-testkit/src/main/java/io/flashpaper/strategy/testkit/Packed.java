// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.api.sizing.SizingFactory;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.LoadedSizing;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginKind;
import io.flashpaper.strategy.loader.PluginScan;
import io.flashpaper.strategy.loader.PluginStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A plugin's classes as a jar in a plugin directory, as they will be once they are built. */
final class Packed {
  private static final String SERVICES = "META-INF/services/";

  private final Path origin;
  private final Object factory;

  private Packed(Path origin, Object factory) {
    this.origin = origin;
    this.factory = factory;
  }

  /** Where a factory's class came from: a folder of classes, or a jar. */
  static Path origin(Object factory) {
    try {
      return Path.of(
          factory.getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("no place for " + factory.getClass(), impossible);
    }
  }

  /**
   * Packs the classes and lets the host's own loader judge them.
   *
   * @param directory an empty one, for the jar
   * @throws AssertionError with the loader's refusal
   */
  static LoadedPlugin load(Path directory, Path origin, StrategyFactory<?> factory) {
    String id = factory.descriptor().id();
    return offered(
        new Packed(origin, factory).scan(directory, PluginKind.STRATEGY).find(id),
        id,
        StrategyFactory.class);
  }

  /** The same for a sizing policy. */
  static LoadedSizing load(Path directory, Path origin, SizingFactory<?> factory) {
    String id = factory.descriptor().id();
    return offered(
        new Packed(origin, factory).scan(directory, PluginKind.SIZING).findSizing(id),
        id,
        SizingFactory.class);
  }

  private static <T> T offered(Optional<T> loaded, String id, Class<?> service) {
    return loaded.orElseThrow(
        () ->
            new AssertionError(
                "the jar does not offer %s: name its factory in %s%s"
                    .formatted(id, SERVICES, service.getName())));
  }

  private PluginScan scan(Path directory, PluginKind kind) {
    try {
      Path jar = directory.resolve("plugin.jar");
      if (Files.isDirectory(origin)) {
        pack(origin, manifest(), jar);
      } else {
        Files.copy(origin, jar);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    PluginStore store = new PluginStore(directory.resolve(".kept"));
    PluginScan scan = new PluginDirectory(directory, store, AllowedPlugins.ALL, kind).scan();
    if (!scan.refusals().isEmpty()) {
      throw new AssertionError(scan.refusals().getFirst().sentence());
    }
    return scan;
  }

  private Manifest manifest() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Said said = Said.by(factory);
    main.put(Attributes.Name.IMPLEMENTATION_VERSION, said.version());
    main.putValue("Strategy-Api-Level", Integer.toString(said.apiLevel()));
    putIds(main, "Strategy-Id", StrategyFactory.class);
    putIds(main, "Sizing-Id", SizingFactory.class);
    return manifest;
  }

  private void putIds(Attributes main, String attribute, Class<?> service) throws IOException {
    List<String> ids = ids(service);
    if (!ids.isEmpty()) {
      main.putValue(attribute, String.join(",", ids));
    }
  }

  /** The ids of all of one kind that the classes offer. */
  private List<String> ids(Class<?> service) throws IOException {
    Path services = origin.resolve(SERVICES + service.getName());
    if (!Files.exists(services)) {
      return service.isInstance(factory) ? List.of(Said.by(factory).id()) : List.of();
    }
    List<String> ids = new ArrayList<>();
    for (String line : Files.readAllLines(services)) {
      String name = line.replaceFirst("#.*", "").strip();
      if (!name.isEmpty()) {
        ids.add(Said.by(make(name, services)).id());
      }
    }
    return ids;
  }

  /** What a factory's descriptor says. */
  private record Said(String id, String version, int apiLevel) {
    static Said by(Object factory) {
      return switch (factory) {
        case StrategyFactory<?> f ->
            new Said(f.descriptor().id(), f.descriptor().version(), f.descriptor().apiLevel());
        case SizingFactory<?> f ->
            new Said(f.descriptor().id(), f.descriptor().version(), f.descriptor().apiLevel());
        default -> throw new AssertionError(factory.getClass() + " is no factory of a plugin");
      };
    }
  }

  private Object make(String name, Path services) {
    try {
      return Class.forName(name, true, factory.getClass().getClassLoader())
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException wrong) {
      throw new AssertionError(services + " names " + name + ", which cannot be made", wrong);
    }
  }

  private static void pack(Path classes, Manifest manifest, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(path).toString().replace('\\', '/');
        if (!name.equals("META-INF/MANIFEST.MF")) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(path, out);
          out.closeEntry();
        }
      }
    }
  }
}
