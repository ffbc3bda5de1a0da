// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.stack.FileTree;
import io.flashpaper.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** The folder a stack keeps everything in, and where in it what is. */
public final class DataFolder {
  private static final String MARK = ".flashpaper-data";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final List<String> WHAT_A_STACK_WRITES =
      List.of(
          "broker",
          "database",
          "tape",
          "logs",
          "results",
          "reports",
          "credentials",
          "world.json",
          StackFile.NAME);

  private final Path root;

  /** This folder, which need not exist yet. */
  public DataFolder(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /**
   * Makes the folder if it is absent.
   *
   * @throws StackException if it holds something that no stack has written
   */
  void prepare() {
    try {
      Files.createDirectories(root);
      if (!Files.exists(mark())) {
        requireEmpty();
        Files.writeString(mark(), "Made by Flashpaper; --fresh may delete what a stack wrote.\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the data folder " + root, e);
    }
  }

  private void requireEmpty() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      if (entries.findAny().isPresent()) {
        throw new StackException(
            "%s is not empty and was not made by Flashpaper: name another folder with --data."
                .formatted(root));
      }
    }
  }

  /** Deletes what stacks have written here and nothing else; the caller holds the folder's lock. */
  void clear() {
    if (!Files.exists(mark())) {
      throw new StackException(root + " was not made by Flashpaper, so --fresh leaves it alone.");
    }
    try {
      for (String name : WHAT_A_STACK_WRITES) {
        Path path = root.resolve(name);
        if (Files.exists(path)) {
          FileTree.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear the data folder " + root, e);
    }
  }

  private Path mark() {
    return root.resolve(MARK);
  }

  Path broker() {
    return root.resolve("broker");
  }

  Path database() {
    return root.resolve("database");
  }

  Path tape() {
    return root.resolve("tape");
  }

  Path credentials() {
    return root.resolve("credentials");
  }

  /** The log of the run that started at this time. */
  Path runLog(Instant start) {
    return root.resolve("logs/run-" + STAMP.format(start) + ".log");
  }

  /** The log of the current, else of the last run. */
  Path liveLog() {
    return root.resolve("logs/live.log");
  }

  /** What the daily verifications printed. */
  Path verificationLog() {
    return root.resolve("logs/verify.log");
  }

  /** What the daily reports printed. */
  Path reportLog() {
    return root.resolve("logs/report.log");
  }

  /** The report of the run that started at this time. */
  Path report(Instant start) {
    return root.resolve("reports/session-" + STAMP.format(start) + ".html");
  }

  /** The report of a day. */
  Path dayReport(LocalDate day) {
    return root.resolve("reports/day-" + day + ".html");
  }

  /** The result of the run that started at this time. */
  Path result(Instant start) {
    return root.resolve("results/result-" + STAMP.format(start) + ".json");
  }
}
