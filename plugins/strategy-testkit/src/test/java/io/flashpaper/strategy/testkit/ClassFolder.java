// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.api.sizing.SizingFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder like a module's own classes, with only some of this module's test classes in it. */
final class ClassFolder {
  private ClassFolder() {}

  /** These classes with all that is nested in them; of them, a factory is offered as service. */
  static Path of(Class<?>... classes) {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "classes-");
      for (Class<?> one : classes) {
        copy(one, folder);
        offer(one, StrategyFactory.class, folder);
        offer(one, SizingFactory.class, folder);
      }
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void offer(Class<?> one, Class<?> service, Path folder) throws IOException {
    if (service.isAssignableFrom(one)) {
      Path services = Files.createDirectories(folder.resolve("META-INF/services"));
      Files.writeString(services.resolve(service.getName()), one.getName());
    }
  }

  private static void copy(Class<?> one, Path folder) throws IOException {
    Path from = Packed.origin(new Sound.Factory());
    Path within = Path.of(one.getPackageName().replace('.', '/'));
    Path to = Files.createDirectories(folder.resolve(within));
    try (Stream<Path> files = Files.list(from.resolve(within))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.equals(one.getSimpleName() + ".class")
            || name.startsWith(one.getSimpleName() + "$")) {
          Files.copy(file, to.resolve(name));
        }
      }
    }
  }
}
