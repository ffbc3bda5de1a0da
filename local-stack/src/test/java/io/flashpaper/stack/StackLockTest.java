// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StackLockTest {
  @TempDir Path dataDir;

  @Test
  void aSecondStackIsRefusedWithTheProcessThatHoldsTheFolder() {
    try (StackLock held = StackLock.acquire(dataDir)) {
      assertThat(held).isNotNull();
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> StackLock.acquire(dataDir))
          .withMessageContaining("process " + ProcessHandle.current().pid())
          .withMessageContaining(dataDir.toString());
    }
  }

  @Test
  void aLockThatADeadStackHasLeftIsTakenOver() throws IOException {
    Files.writeString(dataDir.resolve(StackLock.FILE), "999999");
    try (StackLock held = StackLock.acquire(dataDir)) {
      assertThat(held).isNotNull();
      assertThat(dataDir.resolve(StackLock.FILE))
          .hasContent(Long.toString(ProcessHandle.current().pid()));
    }
  }

  @Test
  void nothingIsLeftOfALockThatWasGivenBack() {
    StackLock.acquire(dataDir).close();
    assertThat(dataDir).isEmptyDirectory();
    StackLock.acquire(dataDir).close();
  }
}
