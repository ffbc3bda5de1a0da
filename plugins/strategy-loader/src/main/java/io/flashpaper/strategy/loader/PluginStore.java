// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps a copy of every plugin that was ever loaded, by the SHA-256 of its content: {@code
 * <sha256>.jar}, or {@code <sha256>/} for a folder. Nothing here is ever changed or removed.
 */
public final class PluginStore {
  private final Path directory;

  /** Keeps copies in a directory, which is made when first needed. */
  public PluginStore(Path directory) {
    this.directory = directory;
  }

  /** Where the copies are. */
  Path directory() {
    return directory;
  }

  /** Where the plugin with this SHA-256 is kept: a jar or a folder of jars. */
  public Optional<Path> find(String sha256) {
    Path jar = directory.resolve(sha256 + ".jar");
    Path folder = directory.resolve(sha256);
    return Files.exists(jar)
        ? Optional.of(jar)
        : Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
  }

  /** The SHA-256 of the one plugin kept whose SHA-256 begins like this. */
  Optional<String> complete(String beginning) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> kept = Files.list(directory)) {
      List<String> found =
          kept.map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(beginning))
              .map(name -> name.replaceFirst("\\.jar$", ""))
              .toList();
      return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The kept copy of a plugin; made now if there is none. */
  PluginFiles keep(PluginFiles plugin, String sha256) {
    try {
      Files.createDirectories(directory);
      boolean folder = Files.isDirectory(plugin.source());
      Path kept = directory.resolve(folder ? sha256 : sha256 + ".jar");
      if (!Files.exists(kept)) {
        copy(plugin, kept, folder, sha256);
      }
      PluginFiles files = PluginFiles.of(kept);
      if (!files.sha256().equals(sha256)) {
        throw new PluginRefusedException(
            "%s was kept as %s, which has changed since: remove %s"
                .formatted(plugin.source(), kept, kept));
      }
      return files;
    } catch (IOException failed) {
      throw new PluginRefusedException(
          "%s cannot be kept in %s (%s): make that directory writable"
              .formatted(plugin.source(), directory, failed),
          failed);
    }
  }

  private void copy(PluginFiles plugin, Path kept, boolean folder, String sha256)
      throws IOException {
    // Two services may keep the same jar at once.
    String mine = ProcessHandle.current().pid() + ".partial";
    Path partial = directory.resolve("." + kept.getFileName() + "." + mine);
    remove(partial);
    if (folder) {
      Files.createDirectories(partial);
      for (Path jar : plugin.jars()) {
        Files.copy(jar, partial.resolve(jar.getFileName()));
      }
    } else {
      Files.copy(plugin.main(), partial);
    }
    if (!PluginFiles.of(partial).sha256().equals(sha256)) {
      remove(partial);
      throw new PluginRefusedException(
          "%s is still changing: it is looked at again once it is copied completely"
              .formatted(plugin.source()));
    }
    if (Files.exists(kept)) {
      remove(partial);
    } else {
      Files.move(partial, kept);
    }
  }

  private static void remove(Path partial) throws IOException {
    if (!Files.exists(partial)) {
      return;
    }
    try (Stream<Path> files = Files.walk(partial)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
