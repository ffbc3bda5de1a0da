// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashpaper.stack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingTest {
  @TempDir Path folder;

  @Test
  void itSpansItsFirstToItsLastSampleInUtc() throws Exception {
    Path file =
        write("{\"t\":\"2026-02-02T02:44:21.439836\"}\n\n{\"t\":\"2026-02-02T03:00:00Z\"}\n");
    Recording recording = Recording.read(file);
    assertThat(recording.first()).isEqualTo("2026-02-02T02:44:21.439836Z");
    assertThat(recording.last()).isEqualTo("2026-02-02T03:00:00Z");
  }

  @Test
  void anEmptyOneAndOneWithoutTimesAreRefused() throws Exception {
    Path empty = write("\n");
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> Recording.read(empty))
        .withMessageContaining("holds no samples");
    Path timeless = write("{\"price\":1}\n");
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> Recording.read(timeless))
        .withMessageContaining("without a time t");
  }

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("day.jsonl"), text);
  }
}
