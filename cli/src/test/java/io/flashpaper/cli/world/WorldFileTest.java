// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashpaper.stack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorldFileTest {
  @TempDir Path folder;

  @Test
  void aWorldIsReadAsItWasWritten() {
    WorldFile file = new WorldFile(folder);
    assertThat(file.read()).isEmpty();
    World world =
        new World(
            WorldMode.RECORDING,
            7,
            Instant.parse("2026-02-02T02:44:21.439836Z"),
            Optional.of(Path.of("/days/a.jsonl")),
            Optional.empty());
    file.write(world);
    assertThat(file.read()).contains(world);
    file.write(world.playedTo(Instant.parse("2026-02-02T03:00:00Z")));
    assertThat(file.read().orElseThrow().lastWorldTime())
        .contains(Instant.parse("2026-02-02T03:00:00Z"));
  }

  @Test
  void aFileThatIsBrokenIsNamedTogetherWithTheRemedy() throws Exception {
    Files.writeString(folder.resolve("world.json"), "{\"mode\":\"SYNTH");
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(new WorldFile(folder)::read)
        .withMessageContaining("world.json is not readable")
        .withMessageContaining("--fresh");
  }
}
