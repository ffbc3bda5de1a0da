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

final class MainTest {
  private final StringWriter errors = new StringWriter();
  private final CommandLine program = Main.commandLine().setErr(new PrintWriter(errors, true));

  @Test
  void aWrongOptionIsAnsweredWithOneSentenceAndStatusTwo() {
    assertThat(program.execute("demo", "--fro", "2m")).isEqualTo(2);
    assertThat(errors.toString().lines()).hasSize(1);
    assertThat(errors.toString()).contains("--fro").contains("./flashpaper demo --help");
  }

  @Test
  void aSpeedOutsideItsRangeIsRefused() {
    assertThat(program.execute("demo", "--speed", "0")).isEqualTo(1);
    assertThat(errors.toString()).contains("--speed must be greater than 0");
  }

  @Test
  void aRecordingThatIsNotThereIsNamed() {
    assertThat(program.execute("demo", "--recording", "no-such-day.jsonl")).isEqualTo(1);
    assertThat(errors.toString()).contains("no-such-day.jsonl cannot be read");
  }

  @Test
  void tradesSayHowToStartAStackWhenNoneRuns(@TempDir Path folder) {
    assertThat(program.execute("trades", "--data", folder.toString())).isEqualTo(3);
    assertThat(errors.toString())
        .contains("No stack runs on " + folder)
        .contains("./flashpaper demo");
  }

  @Test
  void aBadNameForAStrategyIsRefusedWithTheRule() {
    assertThat(program.execute("new-strategy", "My_Idea")).isEqualTo(2);
    assertThat(errors.toString()).contains("'My_Idea' is no name for a strategy");
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("note.txt"), "mine");
    assertThat(program.execute("new-strategy", "my-idea", "--dir", folder.toString())).isEqualTo(1);
    assertThat(errors.toString()).contains(folder + " is not empty");
  }
}
