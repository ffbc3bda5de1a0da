// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Where the real recordings are; a test that needs one skips loudly without it. */
public final class Recordings {
  private Recordings() {}

  /** A file or folder below the recordings. */
  public static Path path(String name) {
    Path root = Path.of(System.getProperty("flashpaper.root", ".")).toAbsolutePath().normalize();
    List<Path> places =
        Stream.of(root, root.getParent(), root.resolve(".."))
            .map(place -> place.resolveSibling("shared").resolve("recordings").resolve(name))
            .map(Path::normalize)
            .toList();
    for (Path place : places) {
      if (Files.exists(place)) {
        return place;
      }
    }
    String reason = "SKIPPED: the real recording " + name + " is not at " + places.getFirst();
    System.out.println(reason);
    Assumptions.abort(reason);
    throw new AssertionError(reason);
  }

  /** A recorded file's text. */
  public static String text(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
