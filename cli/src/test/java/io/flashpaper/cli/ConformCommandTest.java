// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ConformCommandTest {
  private final StringWriter errors = new StringWriter();
  private final CommandLine program = Main.commandLine().setErr(new PrintWriter(errors, true));

  @TempDir private Path folder;

  @Test
  void aFolderOfReadableFilesEndsWell() throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), "{\"channel\":\"heartbeat\"}\n");
    assertThat(program.execute("conform", folder.toString())).isZero();
  }

  @Test
  void aFileThatBelongsToNoVenueIsStatusOne() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), "{\"price\":7}\n");
    assertThat(program.execute("conform", "--books", file.toString())).isEqualTo(1);
  }

  @Test
  void aFolderWithoutFilesIsSaidToBeOneAndIsStatusOne() throws IOException {
    Files.createDirectory(folder.resolve("inner"));
    assertThat(program.execute("conform", folder.toString())).isEqualTo(1);
    assertThat(errors.toString()).contains("there is no file in " + folder);
  }

  @Test
  void aFolderThatIsNotThereIsAWrongCommand() {
    assertThat(program.execute("conform", "no-such-folder")).isEqualTo(2);
    assertThat(errors.toString()).contains("no-such-folder").contains("./flashpaper conform");
  }
}
