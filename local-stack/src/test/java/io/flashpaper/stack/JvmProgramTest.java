// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JvmProgramTest {
  @Test
  void theCommandLineIsSmallLeashedAndInAFixedOrder() {
    JvmProgram program =
        new JvmProgram("lib/*", "a.Main", 128, Map.of("b", "2", "a", "1"), List.of("x"));
    List<String> line = program.commandLine();
    assertThat(line.getFirst()).endsWith("/bin/java");
    assertThat(line).contains("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    assertThat(line).containsSubsequence("-Da=1", "-Db=2", "-cp");
    assertThat(line).endsWith(Leash.class.getName(), "a.Main", "x");
    assertThat(line.get(line.indexOf("-cp") + 1)).endsWith(":lib/*");
  }
}
