// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulatorMainTest {
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = SimulatorMain.commandLine();
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  @ParameterizedTest
  @CsvSource({
    "--port, 99999",
    "--port, many",
    "--speed, 0",
    "--scenario, chaos",
    "--world-origin, yesterday",
    "--recording, /nowhere/at/all.jsonl",
    "--genesis, 2019-01-01T00:00:00Z",
    "--kalshi-key-id, alone"
  })
  void aBadArgumentIsNamedInOneSentenceAndExitsWithTwo(String argument, String value) {
    assertThat(run(argument, value)).isEqualTo(2);
    String sentence = errors.toString().strip();
    assertThat(sentence.lines()).hasSize(1);
    assertThat(sentence).containsAnyOf(argument, value);
  }

  @Test
  void anUnknownArgumentIsNamed() {
    assertThat(run("--turbo")).isEqualTo(2);
    assertThat(errors.toString()).contains("--turbo");
  }
}
