// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.Main;
import io.flashpaper.cli.run.StackFile;
import io.flashpaper.stack.FileTree;
import io.flashpaper.stack.FreePorts;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A demo as a user starts it, in a process of its own. Everybody may look, and who has the token
 * may command.
 */
final class Demo implements AutoCloseable {
  static final String COMMAND_TOKEN = "command-token-of-the-browser-tests";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int POLL_MS = 100;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path data;
  private final Path said;
  private final Process process;

  private Demo(Path folder, String... options) throws IOException {
    this.data = folder.resolve("data");
    this.said = folder.resolve("demo.err");
    RepositoryLayout layout = RepositoryLayout.find();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dflashpaper.root=" + layout.root());
    command.addAll(List.of("-cp", layout.programClassPath("cli", "cli"), Main.class.getName()));
    command.addAll(List.of("demo", "--json", "--http-port", Integer.toString(FreePorts.take())));
    command.addAll(List.of(options));
    command.addAll(List.of("--data", data.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("demo.out").toFile())
            .redirectError(said.toFile());
    builder.environment().put("FLASHPAPER_API_ANONYMOUS", "read");
    builder.environment().put("FLASHPAPER_API_COMMAND_TOKENS", COMMAND_TOKEN);
    this.process = builder.start();
  }

  /** Starts one in a folder that is emptied before. */
  static Demo start(Path folder, String... options) throws IOException {
    if (Files.exists(folder)) {
      FileTree.delete(folder);
    }
    return new Demo(Files.createDirectories(folder), options);
  }

  /** The running stack's file, once it has left one. */
  StackFile awaitStack() throws Exception {
    for (int poll = 0; poll < PATIENCE.toMillis() / POLL_MS; poll++) {
      Optional<StackFile> stack = StackFile.running(data);
      if (stack.isPresent()) {
        return stack.get();
      }
      pause();
    }
    throw new IllegalStateException("no stack after " + PATIENCE + ": " + Files.readString(said));
  }

  /** The page's address. */
  URI page() throws Exception {
    return awaitStack().api().resolve("/");
  }

  /** What a path of the REST API answers, once it is what is awaited. */
  JsonNode await(String path, Predicate<JsonNode> awaited) throws Exception {
    JsonNode last = get(path);
    for (int poll = 0; poll < PATIENCE.toMillis() / POLL_MS; poll++) {
      if (awaited.test(last)) {
        return last;
      }
      pause();
      last = get(path);
    }
    throw new IllegalStateException(path + " never answered as awaited, but: " + last);
  }

  private JsonNode get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(awaitStack().api().resolve(path))
            .timeout(Duration.ofSeconds(20))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  /** Ends the execution-service as a crash would; the stack starts it again. */
  void killExecutionService() {
    ProcessHandle victim =
        process
            .descendants()
            .filter(child -> child.info().commandLine().orElse("").contains("execution-service"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no execution-service runs"));
    victim.destroyForcibly();
  }

  private void pause() throws Exception {
    if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(
          "ended with " + process.exitValue() + ": " + Files.readString(said));
    }
  }

  @Override
  public void close() throws Exception {
    http.close();
    process.destroy();
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("has not ended after " + PATIENCE);
    }
  }
}
