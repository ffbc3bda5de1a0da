// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The file that remembers which processes a stack has started, so that the next stack on the same
 * folder can end those that outlived a killed supervisor.
 */
final class ChildRegister {
  private static final Duration SAME_START = Duration.ofSeconds(2);
  private static final int STOP_SECONDS = 10;

  private final Path file;

  ChildRegister(Path dataDir) {
    this.file = dataDir.resolve("children.pids");
  }

  /** Remembers a process by its id and its start time, since ids are used again. */
  synchronized void add(String name, ProcessHandle process) {
    Optional<Instant> start = process.info().startInstant();
    if (start.isEmpty()) {
      return;
    }
    String line = "%d %d %s%n".formatted(process.pid(), start.get().toEpochMilli(), name);
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Ends what an earlier stack has left, and forgets it. */
  synchronized void endLeftovers(StackLog log) {
    for (String line : lines()) {
      String[] fields = line.split(" ", 3);
      if (fields.length == 3) {
        leftover(Long.parseLong(fields[0]), Instant.ofEpochMilli(Long.parseLong(fields[1])))
            .ifPresent(
                process -> {
                  log.line("stack", fields[2] + " of an earlier run is still there; ending it");
                  end(process);
                });
      }
    }
    clear();
  }

  synchronized void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Optional<ProcessHandle> leftover(long pid, Instant start) {
    return ProcessHandle.of(pid)
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .filter(s -> Duration.between(s, start).abs().compareTo(SAME_START) < 0)
                    .isPresent());
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    process
        .onExit()
        .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
        .thenAccept(ProcessHandle::destroyForcibly)
        .join();
  }
}
