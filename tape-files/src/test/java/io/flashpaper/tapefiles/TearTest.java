// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles;

import static io.flashpaper.tapefiles.Recording.MONDAY;
import static io.flashpaper.tapefiles.Recording.MONDAY_FILE;
import static io.flashpaper.tapefiles.Recording.beat;
import static io.flashpaper.tapefiles.Recording.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.ManifestFile;
import io.flashpaper.tapefiles.write.TapeDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TearTest {
  private static final int RECORDS = 60;
  private static final int PER_FRAME = 20;

  @TempDir Path dir;

  private Path file;
  private byte[] whole = {};
  private int lastFrame;

  /** Three frames, of which the last is to be torn. */
  @BeforeEach
  void record() throws IOException {
    file = dir.resolve(MONDAY_FILE);
    try (TapeDirectory directory = open(dir)) {
      for (int i = 0; i < RECORDS; i++) {
        beat(directory, i, MONDAY + i);
        if (i == RECORDS - PER_FRAME - 1) {
          directory.flush();
          lastFrame = (int) Files.size(file);
        } else if (i % PER_FRAME == PER_FRAME - 1) {
          directory.flush();
        }
      }
    }
    whole = Files.readAllBytes(file);
    assertThat(lastFrame).isBetween(1, whole.length - 1);
  }

  /** Leaves what a recorder leaves that was killed before it wrote a manifest of this file. */
  private void leave(byte[] bytes) throws IOException {
    Files.delete(dir.resolve(ManifestFile.NAME));
    Files.write(file, bytes);
  }

  private static List<Long> first(int count) {
    return LongStream.range(0, count).boxed().toList();
  }

  @Test
  void tornAtAnyByteItIsReadUpToTheTear() throws IOException {
    for (int length = lastFrame + 1; length < whole.length; length++) {
      leaveOnce(Arrays.copyOf(whole, length));
      List<String> notices = new ArrayList<>();
      assertThat(Recording.offsets(notices, dir)).isEqualTo(first(RECORDS - PER_FRAME));
      assertThat(notices).singleElement().asString().contains("in the middle of a write");
    }
  }

  private void leaveOnce(byte[] bytes) throws IOException {
    Files.deleteIfExists(dir.resolve(ManifestFile.NAME));
    Files.write(file, bytes);
  }

  @Test
  void tornAtAnyByteItIsGoneOnWithBehindTheLastWholeFrame() throws IOException {
    for (int length = lastFrame; length < whole.length; length += 3) {
      leave(Arrays.copyOf(whole, length));
      resume(RECORDS - PER_FRAME, length > lastFrame ? 1 : 0);
    }
  }

  @Test
  void zeroesThatAPowerCutLeftAreCutOff() throws IOException {
    leave(Arrays.copyOf(Arrays.copyOf(whole, lastFrame), whole.length));
    resume(RECORDS - PER_FRAME, 1);
  }

  @Test
  void aFileTornInItsFirstFrameBeginsAnew() throws IOException {
    leave(Arrays.copyOf(whole, 5));
    resume(0, 1);
  }

  private void resume(int from, int repairs) throws IOException {
    List<String> notices = new ArrayList<>();
    try (TapeDirectory directory = open(dir, 0, notices)) {
      assertThat(directory.lastOffset(Topic.TAPE, 0).orElse(-1)).isEqualTo(from - 1);
      for (int i = from; i < RECORDS; i++) {
        beat(directory, i, MONDAY + i);
      }
    }
    assertThat(notices).hasSize(repairs);
    assertThat(Recording.offsets(dir)).isEqualTo(first(RECORDS));
  }
}
