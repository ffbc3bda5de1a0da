// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands as a user gives them, each in a process of its own, until they end. */
public final class CommandLines {
  private CommandLines() {}

  /** The exit status and all that was printed. */
  public record Said(int status, String text) {}

  /** Runs a command. */
  public static Said run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  /** Runs a command with these variables in its environment. */
  public static Said run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    RepositoryLayout layout = RepositoryLayout.find();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dflashpaper.root=" + layout.root());
    command.addAll(List.of("-cp", layout.programClassPath("cli", "cli"), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
