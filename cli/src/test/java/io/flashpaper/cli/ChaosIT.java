// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.stack.RepositoryLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A short run of the command, as a user starts it. */
@Timeout(600)
final class ChaosIT {
  @Test
  void whateverIsKilledHeldOrCutOffTheLedgerIsThatOfAnUndisturbedRun() throws Exception {
    RepositoryLayout layout = RepositoryLayout.find();
    Path out = Files.createDirectories(layout.root().resolve("cli/target/chaos-it"));
    Path json = out.resolve("report.json");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dflashpaper.root=" + layout.root());
    command.addAll(List.of("-cp", layout.programClassPath("cli", "cli"), Main.class.getName()));
    command.addAll(List.of("chaos", "--minutes", "0.35", "--seed", "11", "--json"));
    Process chaos =
        new ProcessBuilder(command)
            .redirectOutput(json.toFile())
            .redirectError(out.resolve("chaos.err").toFile())
            .start();
    try {
      assertThat(chaos.waitFor(540, TimeUnit.SECONDS)).isTrue();
      assertThat(chaos.exitValue()).as(Files.readString(out.resolve("chaos.err"))).isZero();
    } finally {
      chaos.destroy();
    }
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.path("identical").asBoolean()).isTrue();
    assertThat(report.path("rows").asLong()).isGreaterThan(100);
    assertThat(report.path("verify").path("identical").asBoolean()).isTrue();
    assertThat(report.path("verify").path("events").asLong()).isGreaterThan(1_000);
    assertThat(report.path("commands").path("given").asLong())
        .isPositive()
        .isEqualTo(report.path("commands").path("done").asLong())
        .isEqualTo(report.path("commands").path("stored").asLong());
    assertThat(report.path("disturbances")).hasSizeGreaterThanOrEqualTo(5);
    assertThat(report.path("processesLeft").asInt(-1)).isZero();
    assertThat(report.path("unexplainedAccounts").asInt(-1)).isZero();
    System.out.println("CHAOS: " + report.path("disturbances").size() + " disturbances, identical");
  }
}
