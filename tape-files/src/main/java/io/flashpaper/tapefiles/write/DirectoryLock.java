// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.write;

import io.flashpaper.tapefiles.format.TapeFileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One recorder per directory; the system unlocks it when the process ends, however it ends. */
final class DirectoryLock implements AutoCloseable {
  static final String FILE = "recorder.lock";
  // The system locks per process, and closing any handle of the file gives the lock away.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static DirectoryLock acquire(Path directory) throws IOException {
    Path file = directory.toRealPath().resolve(FILE);
    if (!HELD_HERE.add(file)) {
      throw refusal(directory);
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw refusal(directory);
      }
      return new DirectoryLock(file, channel);
    } catch (IOException | RuntimeException e) {
      HELD_HERE.remove(file);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static TapeFileException refusal(Path directory) {
    return new TapeFileException(
        "Another recorder is writing to %s: stop it first, or record into another directory."
            .formatted(directory));
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      HELD_HERE.remove(file);
    }
  }
}
