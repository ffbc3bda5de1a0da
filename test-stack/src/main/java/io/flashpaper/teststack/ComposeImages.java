// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.teststack;

import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The images that docker-compose.yml names, so that tests and deployments run the same. */
final class ComposeImages {
  /** How long a container may take to start: a busy machine needs more than the usual minute. */
  static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final String IMAGE = "image: ";

  private final Path file;
  private final List<String> images;

  private ComposeImages(Path file, List<String> images) {
    this.file = file;
    this.images = images;
  }

  static ComposeImages find() {
    return in(RepositoryLayout.find().root().resolve("docker-compose.yml"));
  }

  static ComposeImages in(Path file) {
    try {
      return new ComposeImages(
          file,
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> line.startsWith(IMAGE))
              .map(line -> line.substring(IMAGE.length()))
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The image of this repository, with its tag, such as {@code postgres:17.11}. */
  String of(String repository) {
    return images.stream()
        .filter(image -> image.startsWith(repository + ":"))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("%s names no image %s".formatted(file, repository)));
  }
}
