// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the modules' sources and classes lie. */
final class House {
  static final Path ROOT = Path.of(System.getProperty("flashpaper.root"));

  private House() {}

  /** Folders with a pom.xml, by module. */
  static List<Path> modules() {
    try (Stream<Path> paths = Files.walk(ROOT, 3)) {
      return paths
          .filter(path -> path.endsWith("pom.xml") && !path.startsWith(ROOT.resolve("target")))
          .map(Path::getParent)
          .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The compiled main classes of all modules. */
  static JavaClasses classes() {
    return new ClassFileImporter()
        .importPaths(modules().stream().map(module -> module.resolve("target/classes")).toList());
  }

  /** All main Java sources. */
  static List<Path> sources() {
    return modules().stream().flatMap(House::sourcesOf).toList();
  }

  private static Stream<Path> sourcesOf(Path module) {
    try (Stream<Path> paths = Files.walk(module.resolve("src/main/java"))) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
