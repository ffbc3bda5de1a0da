// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.run.StackFile;
import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The program as a user starts it: the launcher's own command line, in a process of its own. */
final class Launched implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int POLL_MS = 100;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path dataDir;
  private final Path stdout;
  private final Path stderr;
  private final Process process;

  /** Starts it; what it prints goes to files of this name beside the data folder. */
  Launched(String name, Path dataDir, String... arguments) throws IOException {
    this(name, dataDir, Map.of(), arguments);
  }

  /** Starts it with these variables in its environment as well. */
  Launched(String name, Path dataDir, Map<String, String> environment, String... arguments)
      throws IOException {
    RepositoryLayout layout = RepositoryLayout.find();
    this.dataDir = dataDir;
    this.stdout = dataDir.resolveSibling(name + ".out");
    this.stderr = dataDir.resolveSibling(name + ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dflashpaper.root=" + layout.root());
    command.addAll(List.of("-cp", layout.programClassPath("cli", "cli"), Main.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", dataDir.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
    builder.environment().putAll(environment);
    this.process = builder.start();
  }

  /** The running stack's file, once it has left one. */
  StackFile awaitStack() throws Exception {
    for (int poll = 0; poll < polls(); poll++) {
      Optional<StackFile> stack = StackFile.running(dataDir);
      if (stack.isPresent()) {
        return stack.get();
      }
      pause();
    }
    throw new IllegalStateException("no stack after " + PATIENCE + ": " + said());
  }

  /** What a path of the REST API answers, once it is what is awaited. */
  JsonNode await(String path, Predicate<JsonNode> awaited) throws Exception {
    JsonNode last = get(path);
    for (int poll = 0; poll < polls(); poll++) {
      if (awaited.test(last)) {
        return last;
      }
      pause();
      last = get(path);
    }
    throw new IllegalStateException(path + " never answered as awaited, but: " + last);
  }

  JsonNode get(String path) throws Exception {
    URI address = awaitStack().api().resolve(path);
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  private static long polls() {
    return PATIENCE.toMillis() / POLL_MS;
  }

  /** A moment, unless the program ends: nothing more is to be awaited then. */
  private void pause() throws Exception {
    if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("ended with " + process.exitValue() + ": " + said());
    }
  }

  /** Asks it to end, as the system does. */
  void terminate() {
    process.destroy();
  }

  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** Its exit status; one that is not given in time is none. */
  int awaitEnd() throws Exception {
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("has not ended after " + PATIENCE + ": " + said());
    }
    return process.exitValue();
  }

  String stdout() throws IOException {
    return Files.readString(stdout);
  }

  /** What it printed for a person to read. */
  String said() throws IOException {
    return Files.readString(stderr);
  }

  @Override
  public void close() throws Exception {
    http.close();
    process.destroy();
    awaitEnd();
  }
}
