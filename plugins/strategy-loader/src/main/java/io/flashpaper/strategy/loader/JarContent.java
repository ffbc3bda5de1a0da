// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/**
 * All of a jar, in memory: what was hashed and checked is what runs, whatever becomes of the file,
 * and no file stays open.
 *
 * @param entries by path, in the jar's order
 * @param attributes of its manifest
 */
record JarContent(Map<String, byte[]> entries, Attributes attributes) {
  /** A plugin unpacked is at most this large; the strategies here have some ten kilobytes. */
  static final int MOST_BYTES = 64 << 20;

  /**
   * Reads a jar.
   *
   * @throws IOException if it is damaged or too large
   */
  static JarContent read(Path jar) throws IOException {
    try (JarFile file =
        new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
      Map<String, byte[]> entries = new LinkedHashMap<>();
      List<JarEntry> files = file.versionedStream().filter(e -> !e.isDirectory()).toList();
      int left = MOST_BYTES;
      for (JarEntry entry : files) {
        byte[] bytes = read(file, entry, left);
        left -= bytes.length;
        entries.put(entry.getName(), bytes);
      }
      return new JarContent(
          entries,
          Objects.requireNonNullElseGet(file.getManifest(), Manifest::new).getMainAttributes());
    }
  }

  private static byte[] read(JarFile file, JarEntry entry, int most) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("more than " + MOST_BYTES + " bytes unpacked");
      }
      return bytes;
    }
  }
}
