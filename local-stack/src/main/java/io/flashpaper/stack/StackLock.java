// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One stack per data folder: a file in it that names the process at work and that the system
 * unlocks when that process ends, however it ends.
 */
final class StackLock implements AutoCloseable {
  static final String FILE = "stack.lock";
  private static final int ATTEMPTS = 5;
  private static final String OWN_PID = Long.toString(ProcessHandle.current().pid());
  // The system locks per process: a JVM must keep apart its own stacks by itself, and must not even
  // open a lock file that it holds, since closing any handle of the file gives the lock away.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private StackLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the folder, also from a stack that died without giving it back. */
  static StackLock acquire(Path dataDir) {
    try {
      Files.createDirectories(dataDir);
      Path file = dataDir.toRealPath().resolve(FILE);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        @Nullable StackLock lock = tryAcquire(file);
        if (lock != null) {
          return lock;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + dataDir, e);
    }
    throw new StackException("The lock of " + dataDir + " keeps changing hands: try again.");
  }

  private static @Nullable StackLock tryAcquire(Path file) throws IOException {
    if (!HELD_HERE.add(file)) {
      throw refusal(file, OWN_PID);
    }
    @Nullable StackLock lock = null;
    try {
      lock = tryLock(file);
      return lock;
    } finally {
      if (lock == null) {
        HELD_HERE.remove(file);
      }
    }
  }

  private static @Nullable StackLock tryLock(Path file) throws IOException {
    boolean taken = false;
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable Object opened = identity(file);
      if (channel.tryLock() == null) {
        throw refusal(file, Files.readString(file).strip());
      }
      // The last holder may have removed the file between our opening and locking it.
      if (opened == null || !opened.equals(identity(file))) {
        return null;
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(OWN_PID.getBytes(StandardCharsets.UTF_8)));
      taken = true;
      return new StackLock(file, channel);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  /** What the file system calls the file that is there now; asking does not open it. */
  private static @Nullable Object identity(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAttributes(file, BasicFileAttributes.class).fileKey()
        : null;
  }

  private static StackException refusal(Path file, String pid) {
    return new StackException(
        "Another stack is running on %s (process %s): stop it first, or choose another folder with --data."
            .formatted(file.getParent(), pid));
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give back the lock " + file, e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
