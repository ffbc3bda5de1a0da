// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the public types of a package, in a folder of classes or in a jar. */
final class PublicTypes {
  private static final String SUFFIX = ".class";

  private PublicTypes() {}

  /** The public top-level types of the package that this type belongs to, by name. */
  static List<Class<?>> besides(Class<?> one) {
    String folder = one.getPackageName().replace('.', '/');
    Path origin = origin(one);
    try {
      if (Files.isDirectory(origin)) {
        return in(origin.resolve(folder), one.getPackageName());
      }
      try (FileSystem jar = FileSystems.newFileSystem(origin)) {
        return in(jar.getPath(folder), one.getPackageName());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path origin(Class<?> one) {
    try {
      URI location = one.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(location);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("no place for " + one, impossible);
    }
  }

  private static List<Class<?>> in(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX) && !file.contains("$") && !file.contains("-"))
          .sorted()
          .<Class<?>>map(
              file -> load(name + "." + file.substring(0, file.length() - SUFFIX.length())))
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicTypes.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
