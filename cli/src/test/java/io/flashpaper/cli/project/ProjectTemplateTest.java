// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashpaper.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTemplateTest {
  private static final ProjectTemplate TEMPLATE =
      new ProjectTemplate(
          StrategyNames.of("my-idea"), "1.2.3", Path.of("/data/A&B/plugins"), Path.of("/fp"));

  @Test
  void aProjectIsWrittenWithEveryWordFilledIn(@TempDir Path folder) throws IOException {
    Path project = folder.resolve("new/my-idea");
    TEMPLATE.write(project);
    assertThat(files(project))
        .containsExactly(
            ".gitignore",
            "README.md",
            "pom.xml",
            "src/main/java/strategies/myidea/MyIdea.java",
            "src/main/java/strategies/myidea/MyIdeaFactory.java",
            "src/main/java/strategies/myidea/MyIdeaMemory.java",
            "src/main/java/strategies/myidea/MyIdeaParameters.java",
            "src/main/resources/META-INF/services/io.flashpaper.strategy.api.StrategyFactory",
            "src/test/java/strategies/myidea/MyIdeaContractTest.java",
            "src/test/java/strategies/myidea/MyIdeaTest.java");
    for (String file : files(project)) {
      assertThat(project.resolve(file)).content().doesNotContainPattern("@[A-Za-z]+@");
    }
    assertThat(project.resolve("pom.xml"))
        .content()
        .contains("<Strategy-Id>my_idea</Strategy-Id>")
        .contains("<flashpaper.version>1.2.3</flashpaper.version>")
        .contains("<flashpaper.plugins>/data/A&amp;B/plugins</flashpaper.plugins>");
  }

  @Test
  void nothingIsOverwritten(@TempDir Path folder) throws IOException {
    Path note = Files.writeString(folder.resolve("note.txt"), "mine");
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> TEMPLATE.write(folder))
        .withMessageContaining(folder + " is not empty");
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> TEMPLATE.write(note))
        .withMessageContaining(note + " is a file");
    assertThat(files(folder)).containsExactly("note.txt");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
