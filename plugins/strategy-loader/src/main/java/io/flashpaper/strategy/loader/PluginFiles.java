// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file or files of one plugin.
 *
 * @param source the jar, or the folder of jars, by which people know it
 * @param main the jar with the plugin's manifest
 * @param jars all jars by file name, {@code main} among them
 */
record PluginFiles(Path source, Path main, List<Path> jars) {
  PluginFiles {
    jars = jars.stream().sorted().toList();
  }

  /** Whether a directory's entry looks like a plugin at all. */
  static boolean isCandidate(Path entry) {
    String name = entry.getFileName().toString();
    return !name.startsWith(".") && (name.endsWith(".jar") || Files.isDirectory(entry));
  }

  /**
   * Finds out which jars make up a plugin.
   *
   * @throws PluginRefusedException if a folder does not hold exactly one plugin
   */
  static PluginFiles of(Path source) {
    if (!Files.isDirectory(source)) {
      return new PluginFiles(source, source, List.of(source));
    }
    List<Path> jars = jarsIn(source);
    List<Path> plugins =
        jars.stream().filter(jar -> !PluginManifest.offers(jar).isEmpty()).toList();
    if (plugins.size() != 1) {
      throw new PluginRefusedException(
          "folder %s holds %d jars with a Strategy-Id or Sizing-Id, but a folder is one plugin: leave exactly one"
              .formatted(source, plugins.size()));
    }
    return new PluginFiles(source, plugins.getFirst(), jars);
  }

  private static List<Path> jarsIn(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException unreadable) {
      throw new PluginRefusedException(
          folder + " cannot be listed (" + unreadable.getMessage() + "): check its permissions",
          unreadable);
    }
  }

  /** SHA-256 of the jar; of a folder, that of the list of its jars' names and SHA-256. */
  String sha256() {
    if (jars.size() == 1) {
      return sha256(main);
    }
    StringBuilder list = new StringBuilder();
    for (Path jar : jars) {
      list.append(sha256(jar)).append("  ").append(jar.getFileName()).append('\n');
    }
    return HexFormat.of()
        .formatHex(digest().digest(list.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String sha256(Path jar) {
    try {
      if (Files.size(jar) > JarContent.MOST_BYTES) {
        throw new PluginRefusedException(
            "%s is larger than %d bytes: pack only what the strategy needs"
                .formatted(jar, JarContent.MOST_BYTES));
      }
      return HexFormat.of().formatHex(digest().digest(Files.readAllBytes(jar)));
    } catch (IOException unreadable) {
      throw new PluginRefusedException(
          jar + " cannot be read (" + unreadable.getMessage() + "): check its permissions",
          unreadable);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
