// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.decide.BuiltStrategies;
import io.flashpaper.cli.sweep.SyntheticTapeFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SweepCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SPREAD = "flashpaper.strategies.mean-reversion-high.gates.max-spread";

  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void recordATape() throws Exception {
    SyntheticTapeFiles.write(shared.resolve("tape"), 42, 200);
    BuiltStrategies.copyTo(Files.createDirectories(shared.resolve("plugins")));
  }

  private record Said(int status, String out, String errors) {}

  private Said sweep(String... more) {
    List<String> arguments = new ArrayList<>(List.of("sweep", shared.resolve("tape").toString()));
    arguments.addAll(List.of("--plugins", shared.resolve("plugins").toString()));
    arguments.addAll(List.of("--results", folder.resolve("results.ndjson").toString()));
    arguments.addAll(List.of("--set", "flashpaper.gates.min-volume=0"));
    arguments.addAll(List.of(more));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    StringWriter errors = new StringWriter();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      CommandLine program = Main.commandLine().setErr(new PrintWriter(errors, true));
      int status = program.execute(arguments.toArray(String[]::new));
      return new Said(
          status,
          said.toString(StandardCharsets.UTF_8),
          told.toString(StandardCharsets.UTF_8) + errors);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Test
  void aGridIsTriedAndTheTableSaysWhatIsLuck() {
    Said said = sweep("--grid", SPREAD + "=0.02,0.05,0.10", "--folds", "2");

    assertThat(said.status()).as(said.errors()).isZero();
    assertThat(said.out())
        .contains("Net result per market")
        .contains("max-spread=0.02", "max-spread=0.05", "max-spread=0.10")
        .contains("fold 1: trial", "fold 2: trial")
        .contains("luck alone gives")
        .contains("No winner:");
    assertThat(said.errors()).contains("3 trials on 3 segments", "9 replays, 9 of them now");
  }

  @Test
  void theSameCommandAgainReplaysNothingAndSaysTheSame() {
    String[] command = {"--grid", SPREAD + "=0.02,0.10", "--folds", "1", "--holdout", "20%"};
    Said first = sweep(command);

    Said second = sweep(command);

    assertThat(first.out()).contains("Held out and looked at once, trial");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.errors()).contains("4 replays, 0 of them now");
  }

  @Test
  void whereItWasStoppedItGoesOn() throws Exception {
    String[] command = {"--grid", SPREAD + "=0.02,0.10", "--folds", "1", "--json"};
    Said whole = sweep(command);
    Path results = folder.resolve("results.ndjson");
    List<String> lines = Files.readAllLines(results);
    Files.write(results, lines.subList(0, 2));

    Said said = sweep(command);

    assertThat(said.out()).isEqualTo(whole.out());
    assertThat(said.errors())
        .contains("Going on: 2 of 4 replays are done already")
        .contains("4 replays, 2 of them now");
    assertThat(Files.readAllLines(results)).containsExactlyInAnyOrderElementsOf(lines);
  }

  @Test
  void theReportIsThereAsJsonWhateverTheThreads() throws Exception {
    String[] command = {
      "--range", SPREAD + "=0.01..0.20", "--random", "3", "--seed", "5", "--folds", "1", "--json"
    };
    Said one = sweep(with(command, "--threads", "1"));
    Files.delete(folder.resolve("results.ndjson"));

    assertThat(sweep(with(command, "--threads", "3")).out()).isEqualTo(one.out());
    JsonNode report = JSON.readTree(one.out());
    assertThat(report.at("/objective").asText()).isEqualTo("per_market");
    assertThat(report.at("/trials")).hasSize(3);
    assertThat(report.at("/trials/0/tested/trades").asInt()).isPositive();
    assertThat(report.at("/verdict/sentence").asText()).startsWith("No winner");
  }

  private static String[] with(String[] command, String... more) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void optionsMayStandInAFile() throws Exception {
    Path file = folder.resolve("mine.sweep");
    Files.writeString(file, "--grid\n" + SPREAD + "=0.02,0.10\n--folds 1\n");

    assertThat(sweep("@" + file).errors()).contains("2 trials on 2 segments");
  }

  @Test
  void whatCannotBeSweptIsRefusedBeforeAnythingIsReplayed() {
    assertThat(sweep()).matches(said -> said.status() == 2).asString().contains("nothing varies");
    assertThat(sweep("--grid", "flashpaper.strategies.delay-arb.gates.max-spred=1,2").errors())
        .contains("max-spred");
    assertThat(sweep("--grid", "flashpaper.strategies.delay-arb.parameters.nonsense=1,2").errors())
        .contains("nonsense");
    assertThat(sweep("--grid", SPREAD + "=0.02", "--account", "nobody").errors())
        .contains("no enabled strategy trades for account nobody");
    assertThat(sweep("--grid", SPREAD + "=0.02", "--folds", "99").errors())
        .contains("too few for 100 segments");
    assertThat(sweep("--grid", SPREAD + "=0.02", "--objective", "luck").errors())
        .contains("per-market, per-trade or total");
    assertThat(sweep("--grid", SPREAD + "=0.02", "--workers-topic", "t").errors())
        .contains("go together");
    assertThat(folder.resolve("results.ndjson")).doesNotExist();
  }
}
