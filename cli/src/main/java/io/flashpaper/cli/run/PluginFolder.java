// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder strategies are loaded from: ours are put there, anybody's may join them. */
public final class PluginFolder {
  // The modules around the plugins, not plugins themselves: strategy-api, strategy-testkit and so
  // on.
  private static final String AROUND_THEM = "strategy-";

  private PluginFolder() {}

  /** Where it is; it need not exist yet. */
  public static Path path(RepositoryLayout layout) {
    return layout.workDir().resolve("plugins");
  }

  /** Where, within a plugin folder, the services keep the very jars that ran. */
  public static Path kept(Path folder) {
    return folder.resolve(".kept");
  }

  /** Copies each strategy the build has made that is absent or different; returns the folder. */
  public static Path prepare(RepositoryLayout layout) throws IOException {
    return prepare(layout, path(layout));
  }

  /** The same in a folder of its own. */
  static Path prepare(RepositoryLayout layout, Path target) throws IOException {
    Path folder = Files.createDirectories(target);
    List<String> strategies = strategies(layout);
    if (strategies.isEmpty()) {
      throw new StackException("There is no strategy in " + layout.root().resolve("plugins") + ".");
    }
    for (String strategy : strategies) {
      copyIfDifferent(layout.jar("plugins/" + strategy, strategy), folder);
    }
    return folder;
  }

  private static List<String> strategies(RepositoryLayout layout) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(layout.root().resolve("plugins"))) {
      modules
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> module.getFileName().toString())
          .filter(name -> !name.startsWith(AROUND_THEM))
          .sorted()
          .forEach(found::add);
    }
    return found;
  }

  /** A running stack watches the folder, so a jar must appear whole and only when it is new. */
  private static void copyIfDifferent(Path jar, Path folder) throws IOException {
    Path target = folder.resolve(jar.getFileName());
    if (Files.exists(target) && Files.mismatch(jar, target) < 0) {
      return;
    }
    Path half = folder.resolve(jar.getFileName() + ".new");
    Files.copy(jar, half, StandardCopyOption.REPLACE_EXISTING);
    Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
