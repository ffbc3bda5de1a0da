// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginScan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A strategy's classes as a jar in a plugin directory, as they will be once they are built. */
final class Packed {
  private static final String SERVICES = "META-INF/services/" + StrategyFactory.class.getName();

  private Packed() {}

  /** Where a factory's class came from: a folder of classes, or a jar. */
  static Path origin(StrategyFactory<?> factory) {
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
    StrategyDescriptor descriptor = factory.descriptor();
    try {
      Path jar = directory.resolve("strategy.jar");
      if (Files.isDirectory(origin)) {
        pack(origin, manifest(origin, factory), jar);
      } else {
        Files.copy(origin, jar);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    PluginScan scan = new PluginDirectory(directory).scan();
    if (!scan.refusals().isEmpty()) {
      throw new AssertionError(scan.refusals().getFirst().sentence());
    }
    return scan.plugins().stream()
        .filter(plugin -> plugin.descriptor().id().equals(descriptor.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "the jar does not offer %s: name its factory in %s"
                        .formatted(descriptor.id(), SERVICES)));
  }

  private static Manifest manifest(Path classes, StrategyFactory<?> factory) throws IOException {
    StrategyDescriptor descriptor = factory.descriptor();
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.IMPLEMENTATION_VERSION, descriptor.version());
    main.putValue("Strategy-Id", String.join(",", ids(classes, factory)));
    main.putValue("Strategy-Api-Level", Integer.toString(descriptor.apiLevel()));
    return manifest;
  }

  /** The ids of all strategies that the classes offer. */
  private static List<String> ids(Path classes, StrategyFactory<?> factory) throws IOException {
    Path services = classes.resolve(SERVICES);
    if (!Files.exists(services)) {
      return List.of(factory.descriptor().id());
    }
    List<String> ids = new ArrayList<>();
    for (String line : Files.readAllLines(services)) {
      String name = line.replaceFirst("#.*", "").strip();
      if (!name.isEmpty()) {
        ids.add(make(name, factory.getClass().getClassLoader()).descriptor().id());
      }
    }
    return ids;
  }

  private static StrategyFactory<?> make(String name, ClassLoader classes) {
    try {
      return (StrategyFactory<?>)
          Class.forName(name, true, classes).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException wrong) {
      throw new AssertionError(SERVICES + " names " + name + ", which cannot be made", wrong);
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
