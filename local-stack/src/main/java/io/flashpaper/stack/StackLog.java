// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The one log of a stack: every line of every part, prefixed with the part's name.
 *
 * <p>Thread-safe; a line is in the files when {@link #line} returns.
 */
public final class StackLog implements AutoCloseable {
  private final List<BufferedWriter> files = new ArrayList<>();
  private final Consumer<String> alsoTo;
  private boolean closed;

  /**
   * Starts the files afresh.
   *
   * @param paths where the lines go
   * @param alsoTo sees each line too, for instance to print it
   */
  public StackLog(List<Path> paths, Consumer<String> alsoTo) {
    this.alsoTo = alsoTo;
    paths.forEach(this::writeTo);
  }

  /** Writes what comes from now on to this file too, which it starts afresh. */
  public final synchronized void writeTo(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      files.add(Files.newBufferedWriter(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log " + path, e);
    }
  }

  /** A log that nobody reads. */
  public static StackLog silent() {
    return new StackLog(List.of(), line -> {});
  }

  /** Writes one line of the named part. */
  public synchronized void line(String name, String text) {
    if (closed) {
      return;
    }
    String line = "%-17s | %s".formatted(name, text);
    try {
      for (BufferedWriter file : files) {
        file.write(line);
        file.newLine();
        file.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the stack's log", e);
    }
    alsoTo.accept(line);
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (BufferedWriter file : files) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close the stack's log", e);
      }
    }
  }
}
