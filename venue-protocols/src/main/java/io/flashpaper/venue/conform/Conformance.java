// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads recordings file by file and says what became of each frame. */
public final class Conformance {
  private Conformance() {}

  /**
   * Reads a file, or every file below a folder in the order of their names. Links to folders are
   * not followed.
   *
   * @param consumer is told of each file as soon as it is read; of one that cannot be read too
   * @throws IOException if the folder itself cannot be read
   */
  public static void run(Path root, Consumer<FileReport> consumer) throws IOException {
    if (!Files.isDirectory(root)) {
      consumer.accept(FileReading.of(root, String.valueOf(root.getFileName())));
      return;
    }
    SortedMap<String, Supplier<FileReport>> found = new TreeMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = name(root, file);
            found.put(
                name,
                attributes.isRegularFile() || Files.isRegularFile(file)
                    ? () -> FileReading.of(file, name)
                    : () -> FileReading.unreadable(name, "no regular file"));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (file.equals(root)) {
              throw failure;
            }
            String name = name(root, file);
            found.put(name, () -> FileReading.unreadable(name, failure.toString()));
            return FileVisitResult.CONTINUE;
          }
        });
    found.values().forEach(report -> consumer.accept(report.get()));
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
