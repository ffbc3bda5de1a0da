// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.cli.decide.BuiltStrategies;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class DecideCommandTest {
  private static final String BEFORE =
      """
      {"t":1770056200000,"btc":76500,"ticker":"KXBTC15M-A","closeTime":1770057000000,\
      "windowSeconds":900,"yesBid":"0.52","yesAsk":"0.54","volume":1200}
      """;
  private static final String AFTER =
      BEFORE.replace("6200000", "6201000").replace("76500", "76650");

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final CommandLine program =
      Main.commandLine()
          .setOut(new PrintWriter(output, true))
          .setErr(new PrintWriter(errors, true));

  @TempDir private Path folder;

  @BeforeEach
  void strategiesAreBuilt() throws IOException {
    BuiltStrategies.copyTo(folder);
  }

  private int decide(String content, String... arguments) throws IOException {
    Path file = Files.writeString(folder.resolve("samples.jsonl"), content);
    return run(file.toString(), arguments);
  }

  private int run(String file, String... arguments) {
    List<String> all = new ArrayList<>(List.of("decide", file, "--plugins", folder.toString()));
    all.addAll(List.of(arguments));
    return program.execute(all.toArray(String[]::new));
  }

  @Test
  void decisionsAreLinesOfJsonAndTheSumIsASentence() throws IOException {
    assertThat(decide(BEFORE + AFTER, "--strategy", "delay-arb", "--profile", "v10")).isZero();
    assertThat(output.toString().lines())
        .singleElement()
        .asString()
        .contains("\"strategy\":\"delay_arb\",\"side\":\"YES\",\"price\":\"0.54\"");
    assertThat(errors.toString()).contains("samples 2: decisions 1, flash crashes 0, rejections 1");
  }

  @Test
  void rejectionsComeWhenAskedForAndFromAllStrategies() throws IOException {
    assertThat(decide(BEFORE, "--strategy", "all", "--rejects")).isZero();
    assertThat(output.toString())
        .contains("\"NO_INDEX\"", "\"NO_FLASH\"", "\"K_TOO_LOW\"")
        .contains("mean_reversion_high", "mean_rev_flash");
  }

  @Test
  void aStrategyMayBeWrittenEitherWayAndIsAskedOnce() throws IOException {
    assertThat(
            decide(
                BEFORE + AFTER,
                "--strategy=delay_arb",
                "--strategy=delay-arb",
                "--strategy=mean-rev-flash"))
        .isZero();
    assertThat(output.toString().lines()).hasSize(1);
  }

  @Test
  void parametersAndFiltersCanBeSet() throws IOException {
    assertThat(decide(BEFORE + AFTER, "--strategy=delay-arb", "--set", "min-momentum-ppm=2000"))
        .isZero();
    assertThat(decide(BEFORE + AFTER, "--strategy=delay-arb", "--gate", "max-spread=0.01"))
        .isZero();
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void aBadLineIsNamedAndTheOthersGoOn() throws IOException {
    String bad = BEFORE.replace("\"0.52\"", "52");
    assertThat(decide(BEFORE + bad + "\n" + AFTER, "--strategy", "delay-arb")).isEqualTo(1);
    assertThat(output.toString().lines()).hasSize(1);
    assertThat(errors.toString()).contains("line 2: field yesBid is 52").contains("not cents");
  }

  @Test
  void aLineOfEnormousLengthIsNotKept() throws IOException {
    assertThat(decide("x".repeat(200_000) + "\n" + BEFORE, "--strategy", "delay-arb")).isEqualTo(1);
    assertThat(errors.toString()).contains("line 1: it is too long").contains("samples 1:");
  }

  @Test
  void nothingToReadIsStatusOne() throws IOException {
    assertThat(decide("\n\n", "--strategy", "delay-arb")).isEqualTo(1);
    assertThat(errors.toString()).contains("holds no sample");
  }

  @Test
  void wrongCommandsAreStatusTwoAndNameWhatThereIs() throws IOException {
    assertThat(run("no-such-file.jsonl", "--strategy", "all")).isEqualTo(2);
    assertThat(decide(BEFORE, "--strategy", "momentum")).isEqualTo(2);
    assertThat(decide(BEFORE, "--strategy", "delay-arb", "--profile", "v11")).isEqualTo(2);
    assertThat(decide(BEFORE, "--strategy", "mean-rev-flash", "--profile", "model")).isEqualTo(2);
    assertThat(decide(BEFORE, "--strategy", "delay-arb", "--set", "speed=3")).isEqualTo(2);
    assertThat(decide(BEFORE, "--strategy", "delay-arb", "--gate", "max-spread=wide")).isEqualTo(2);
    assertThat(decide(BEFORE, "--strategy", "delay-arb", "--flash", "gap=0ms")).isEqualTo(2);
    assertThat(decide(BEFORE)).isEqualTo(2);
    assertThat(errors.toString().lines())
        .anyMatch(line -> line.contains("no-such-file.jsonl"))
        .anyMatch(line -> line.contains("momentum") && line.contains("mean_reversion_high"))
        .anyMatch(line -> line.contains("v11") && line.contains("v10 or model"))
        .anyMatch(line -> line.contains("has no profiles"))
        .anyMatch(line -> line.contains("--set speed") && line.contains("v10.min-momentum-ppm"))
        .anyMatch(line -> line.contains("--gate") && line.contains("max-spread is 'wide'"))
        .anyMatch(line -> line.contains("gap"))
        .anyMatch(line -> line.contains("--strategy"));
  }
}
