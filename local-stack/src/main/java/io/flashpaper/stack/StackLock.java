// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One stack per data folder: a file in it that names the process at work and that the system
 * unlocks when that process ends, however it ends.
 */
final class StackLock implements AutoCloseable {
  static final String FILE = "stack.lock";
  private static final int ATTEMPTS = 5;

  private final Path file;
  private final FileChannel channel;

  private StackLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the folder, also from a stack that died without giving it back. */
  static StackLock acquire(Path dataDir) {
    Path file = dataDir.resolve(FILE);
    try {
      Files.createDirectories(dataDir);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        @Nullable StackLock lock = tryAcquire(file);
        if (lock != null) {
          return lock;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
    throw new StackException("The lock " + file + " keeps changing hands: try again.");
  }

  private static @Nullable StackLock tryAcquire(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      throw new StackException(
          "Another stack is running on %s (process %s): stop it first, or choose another folder with --data."
              .formatted(file.getParent(), holder(file)));
    }
    String pid = Long.toString(ProcessHandle.current().pid());
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
    // The last holder may have removed the file between our opening and locking it.
    if (pid.equals(holder(file))) {
      return new StackLock(file, channel);
    }
    channel.close();
    return null;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String holder(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file).strip() : "unknown";
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give back the lock " + file, e);
    }
  }
}
