// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.cli.decide.BuiltStrategies;
import io.flashpaper.cli.sweep.SyntheticTapeFiles;
import io.flashpaper.stack.LocalBroker;
import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two workers in processes of their own do a sweep's replays, and one is killed. */
class SweepWorkersIT {
  private static final int JOBS = 24;
  private static final String SPREAD = "flashpaper.strategies.mean-reversion-high.gates.max-spread";

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();

  @Test
  @Timeout(900)
  void aKilledWorkersJobsAreDoneByAnotherAndNothingCountsTwice() throws Exception {
    SyntheticTapeFiles.write(folder.resolve("tape"), 42, 60);
    BuiltStrategies.copyTo(Files.createDirectories(folder.resolve("plugins")));
    try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"))) {
      List<String> kafka =
          List.of("--workers-topic", "trials", "--bootstrap-servers", broker.bootstrapServers());
      Process first = worker("first", kafka);
      worker("second", kafka);
      Process sweep = sweep("shared", kafka);
      awaitDone("first");

      first.destroyForcibly().waitFor();

      awaitEnd(sweep, "shared");
      assertThat(Files.readAllLines(results("shared"))).hasSize(JOBS);
      assertThat(done("second")).isPositive();
      assertThat(done("first") + done("second")).isBetween(JOBS - 1L, JOBS + 2L);

      Process again = sweep("again", kafka);
      awaitEnd(again, "again");
      assertThat(Files.readString(file("again.err"))).contains("24 replays");
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    awaitEnd(sweep("alone", List.of("--threads", "2")), "alone");
    assertThat(Files.readAllLines(results("shared")))
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(results("alone")));
    assertThat(Files.readString(file("shared.out")))
        .isEqualTo(Files.readString(file("alone.out")))
        .isEqualTo(Files.readString(file("again.out")));
  }

  private Process worker(String name, List<String> kafka) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("sweep-worker", "--threads", "1"));
    arguments.addAll(List.of("--tapes", folder.toString()));
    arguments.addAll(List.of("--plugins", folder.resolve("plugins").toString()));
    arguments.addAll(kafka);
    return start(name, arguments);
  }

  private Process sweep(String name, List<String> more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("sweep", folder.resolve("tape").toString(), "--folds", "1"));
    arguments.addAll(
        List.of("--grid", SPREAD + "=0.01,0.02,0.03,0.04,0.05,0.06,0.07,0.08,0.10,0.12,0.15,0.20"));
    arguments.addAll(List.of("--set", "flashpaper.gates.min-volume=0"));
    arguments.addAll(List.of("--plugins", folder.resolve("plugins").toString()));
    arguments.addAll(List.of("--results", results(name).toString()));
    arguments.addAll(more);
    return start(name, arguments);
  }

  private Path results(String name) {
    return file(name + ".ndjson");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private Process start(String name, List<String> arguments) throws IOException {
    RepositoryLayout layout = RepositoryLayout.find();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Dflashpaper.root=" + layout.root()));
    command.addAll(List.of("-cp", layout.programClassPath("cli", "cli"), Main.class.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(file(name + ".out").toFile())
            .redirectError(file(name + ".err").toFile())
            .start();
    processes.add(process);
    return process;
  }

  private long done(String worker) throws IOException {
    return Files.readAllLines(file(worker + ".err")).stream()
        .filter(line -> line.startsWith("Done:"))
        .count();
  }

  private void awaitDone(String worker) throws Exception {
    for (int poll = 0; poll < 1_200 && done(worker) == 0; poll++) {
      Process any = processes.getFirst();
      assertThat(any.waitFor(100, TimeUnit.MILLISECONDS)).as(said(worker)).isFalse();
    }
    assertThat(done(worker)).as(said(worker)).isPositive();
  }

  private void awaitEnd(Process process, String name) throws Exception {
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).as(said(name)).isTrue();
    assertThat(process.exitValue()).as(said(name)).isZero();
  }

  private String said(String name) throws IOException {
    return Files.readString(file(name + ".err"));
  }
}
