// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the process that runs a stack is killed outright. */
final class KilledStackIT {
  @TempDir Path dataDir;
  private Process stack;

  @AfterEach
  void endTheStack() {
    if (stack != null) {
      stack.destroyForcibly();
    }
  }

  @Test
  void itsFolderIsRefusedWhileItLivesAndInOrderAfterItWasKilled() throws Exception {
    JvmProgram program =
        new JvmProgram(
            System.getProperty("java.class.path"),
            StackProgram.class.getName(),
            128,
            Map.of(RepositoryLayout.ROOT_PROPERTY, RepositoryLayout.find().root().toString()),
            List.of(dataDir.toString()));
    stack = new ProcessBuilder(program.commandLine()).redirectErrorStream(true).start();
    ProcessHandle broker = ProcessHandle.of(brokerPid(stack)).orElseThrow();

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> LocalBroker.start(dataDir.resolve("broker")))
          .withMessageContaining("process " + stack.pid());
    }

    stack.destroyForcibly().waitFor();

    assertThat(broker.onExit()).succeedsWithin(Duration.ofSeconds(15));
    try (LocalDatabase database = LocalDatabase.start(dataDir.resolve("database"));
        LocalBroker next = LocalBroker.start(dataDir.resolve("broker"))) {
      assertThat(next.bootstrapServers()).startsWith("127.0.0.1:");
      assertThat(database.process()).isPresent();
    }
  }

  private static long brokerPid(Process stack) throws Exception {
    BufferedReader lines = stack.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("BROKER ")) {
        return Long.parseLong(line.substring("BROKER ".length()));
      }
    }
    throw new IllegalStateException("the stack ended before its broker ran");
  }
}
