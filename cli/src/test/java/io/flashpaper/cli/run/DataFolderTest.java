// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashpaper.stack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  @TempDir Path root;

  @Test
  void freshDeletesWhatAStackWroteAndNothingElse() throws Exception {
    DataFolder folder = new DataFolder(root);
    folder.prepare();
    Files.createDirectories(folder.database().resolve("data"));
    Files.writeString(root.resolve("world.json"), "{}");
    Files.writeString(root.resolve("notes.txt"), "mine");
    folder.clear();
    assertThat(folder.database()).doesNotExist();
    assertThat(root.resolve("world.json")).doesNotExist();
    assertThat(root.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void aFolderThatNoStackHasMadeIsLeftAlone() throws Exception {
    Files.writeString(root.resolve("thesis.tex"), "years of work");
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> new DataFolder(root).prepare())
        .withMessageContaining("was not made by Flashpaper")
        .withMessageContaining("--data");
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> new DataFolder(root).clear())
        .withMessageContaining("leaves it alone");
    assertThat(root.resolve("thesis.tex")).exists();
  }

  @Test
  void eachRunHasItsOwnLogAndResult() {
    DataFolder folder = new DataFolder(root);
    Instant start = Instant.parse("2026-11-22T12:28:57.9Z");
    assertThat(folder.runLog(start)).isEqualTo(root.resolve("logs/run-20261122-122857.log"));
    assertThat(folder.result(start)).isEqualTo(root.resolve("results/result-20261122-122857.json"));
    assertThat(folder.report(start))
        .isEqualTo(root.resolve("reports/session-20261122-122857.html"));
  }

  @Test
  void aDaysReportIsNamedAfterTheDayThatHasJustEnded() {
    Instant midnight = Instant.parse("2026-11-23T00:00:00.004Z");
    assertThat(new DataFolder(root).dayReport(DayReports.dayBefore(midnight)))
        .isEqualTo(root.resolve("reports/day-2026-11-22.html"));
  }
}
