// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepositoryLayoutTest {
  @TempDir Path root;
  private RepositoryLayout layout;

  @BeforeEach
  void setUp() {
    layout = new RepositoryLayout(root);
  }

  @Test
  void aMissingServiceIsNamedTogetherWithTheRemedy() {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> layout.serviceRunner("feed-service"))
        .withMessageContaining("feed-service/target/quarkus-app/quarkus-run.jar is missing")
        .withMessageContaining("./flashpaper build");
  }

  @Test
  void aMissingProgramIsNamedTogetherWithTheRemedy() {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(layout::brokerClassPath)
        .withMessageContaining("local-stack/broker/target/lib is missing")
        .withMessageContaining("./flashpaper build");
  }

  @Test
  void aProgramsClassPathIsItsLibrariesAndItsOwnJar() throws IOException {
    Path target = Files.createDirectories(root.resolve("venue-simulator/target"));
    Files.createDirectories(target.resolve("lib"));
    Path jar = Files.createFile(target.resolve("venue-simulator-1.0.jar"));
    Files.createFile(target.resolve("venue-simulator-1.0-sources.jar"));
    assertThat(layout.programClassPath("venue-simulator", "venue-simulator").split(":"))
        .containsExactly(target.resolve("lib/*").toString(), jar.toString());
  }
}
