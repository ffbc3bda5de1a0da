// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * This repository as a reader has it: built, with a data folder and a local Maven repository of its
 * own. Links to the real one, but what is written lands beside the links.
 */
final class WorkingCopy implements AutoCloseable {
  private static final Set<String> NOT_SHARED = Set.of(".flashpaper", ".git", "target");
  private static final String LAUNCHER = "flashpaper";
  private static final long PATIENCE_SECONDS = 180;
  private static final long POLL_MS = 100;

  private final Path root;
  private final Path output;
  private final List<Process> left = new ArrayList<>();

  private WorkingCopy(Path root, Path output) {
    this.root = root;
    this.output = output;
  }

  /** Makes one in an empty folder. */
  static WorkingCopy of(Path repository, Path folder) throws IOException {
    Path root = Files.createDirectories(folder.toRealPath().resolve("flashpaper"));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(repository)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.equals(LAUNCHER)) {
          Files.copy(entry, root.resolve(name));
        } else if (!NOT_SHARED.contains(name)) {
          Files.createSymbolicLink(root.resolve(name), entry);
        }
      }
    }
    Files.createDirectories(root.resolve(".flashpaper"));
    Files.createFile(root.resolve(".flashpaper/build.stamp"));
    return new WorkingCopy(root, folder.toRealPath());
  }

  Path root() {
    return root;
  }

  /** Runs commands to their end, as a shell does that stops at the first error. */
  String run(String commands) throws IOException, InterruptedException {
    Path said = output.resolve("commands.out");
    Process process = shell(commands, said);
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      end(process);
    }
    String text = Files.readString(said);
    if (!ended || process.exitValue() != 0) {
      String how = ended ? "status " + process.exitValue() : "no end";
      throw new AssertionError("%s of%n%s%nwhich said%n%s".formatted(how, commands, text));
    }
    return text;
  }

  /** Leaves a command running until this is closed. */
  void leaveRunning(String command) throws IOException {
    left.add(shell("exec " + command, log()));
  }

  private Path log() {
    return output.resolve("background.out");
  }

  /** What is looked for until it is there. */
  @FunctionalInterface
  interface Question {
    boolean ask() throws Exception;
  }

  /** Waits until something is there, as long as what was left running does run. */
  void await(String what, Question question) throws Exception {
    for (long poll = 0; !question.ask(); poll++) {
      boolean ended = left.getLast().waitFor(POLL_MS, TimeUnit.MILLISECONDS);
      if (ended || poll * POLL_MS > PATIENCE_SECONDS * 1000) {
        throw new AssertionError("%s never came:%n%s".formatted(what, Files.readString(log())));
      }
    }
  }

  private Process shell(String commands, Path said) throws IOException {
    ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", commands);
    Map<String, String> environment = shell.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("MAVEN_ARGS", mavenArguments());
    return shell
        .directory(root.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  /** A repository of its own before the one that this build uses. */
  private String mavenArguments() {
    String fallback = System.getProperty("user.home") + File.separator + ".m2/repository";
    String outer = System.getProperty("maven.repo.local", fallback);
    String further = System.getProperty("maven.repo.local.tail", "");
    return "-Dmaven.repo.local=%s -Dmaven.repo.local.tail=%s -Dmaven.repo.local.tail.ignoreAvailability=true"
        .formatted(output.resolve("m2"), further.isEmpty() ? outer : outer + "," + further);
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : left) {
      end(process);
    }
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
