// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The jars of our own strategies as the build has made them. */
public final class BuiltStrategies {
  private BuiltStrategies() {}

  /** Puts them into a folder. */
  public static void copyTo(Path folder) throws IOException {
    Path root = Path.of(System.getProperty("flashpaper.root"), "plugins");
    for (String module : List.of("delay-arb", "mean-reversion")) {
      Path target = root.resolve(module).resolve("target");
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, module + "-*.jar")) {
        Files.copy(jars.iterator().next(), folder.resolve(module + ".jar"));
      }
    }
  }

  static PluginScan scan() {
    return Loaded.SCAN;
  }

  /** Loaded once, when first needed. */
  private static final class Loaded {
    static final PluginScan SCAN = load();

    private static PluginScan load() {
      try {
        Path folder = Files.createTempDirectory("strategies");
        copyTo(folder);
        return new PluginDirectory(folder).scan();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
