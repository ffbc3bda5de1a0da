// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.cli.sweep.ProgramDigest;
import io.flashpaper.replay.sweep.job.Basis;
import io.flashpaper.replay.sweep.job.Job;
import io.flashpaper.replay.sweep.segment.Segment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignmentTest {
  private static final SortedMap<String, String> SETTINGS =
      new TreeMap<>(Map.of("flashpaper.gates.max-spread", "0.05"));

  @TempDir Path folder;

  private static Assignment assignment(String program, List<String> foundation) {
    Basis basis = new Basis(List.of("ab", "cd"), foundation, program, "main");
    Segment segment = new Segment(3, 1_000, 2_000);
    return new Assignment(Job.of(basis, SETTINGS, segment), basis, new TreeMap<>());
  }

  @Test
  void aJobOnKafkaIsReadAsItWasWritten() {
    Assignment written = assignment("1", List.of("jar ef"));

    assertThat(Assignment.read(written.write())).isEqualTo(written);
  }

  @Test
  void aWorkerOfAnotherBuildOrWithoutThePluginsOrTheTapeSaysSo() {
    Workbench workbench = new Workbench(folder, folder, 10);
    String program = ProgramDigest.ofThisProgram();

    assertThatThrownBy(() -> workbench.run(assignment("other", List.of())))
        .hasMessageContaining("another program");
    assertThatThrownBy(() -> workbench.run(assignment(program, List.of("jar ef"))))
        .hasMessageContaining("copy its plugins");
    assertThatThrownBy(() -> workbench.run(assignment(program, List.of())))
        .hasMessageContaining("no tape file")
        .hasMessageContaining("SHA-256 ab");
  }
}
