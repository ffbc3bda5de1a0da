// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import io.flashpaper.stack.FreePorts;
import io.flashpaper.stack.JvmProgram;
import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own, to be killed, paused and asked like one. */
final class FeedProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final URI readiness;

  private FeedProcess(Process process, URI readiness) {
    this.process = process;
    this.readiness = readiness;
  }

  static FeedProcess start(Map<String, String> settings, Path log) throws IOException {
    int port = FreePorts.take();
    Map<String, String> all = new HashMap<>(settings);
    all.put("quarkus.http.port", Integer.toString(port));
    JvmProgram program =
        JvmProgram.service(RepositoryLayout.find().serviceRunner("feed-service"), 192, all);
    Process process =
        new ProcessBuilder(program.commandLine())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new FeedProcess(process, URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
  }

  /** What it says of its readiness; empty while it does not answer. */
  String readiness() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(2)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException notYet) {
      return "";
    }
  }

  /** Asks until it says both of its readiness. */
  void awaitReadiness(String role, String status) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String answer = "";
    while (process.isAlive() && System.nanoTime() < deadline) {
      answer = readiness().replace(" ", "");
      if (answer.contains("\"role\":\"" + role) && answer.contains("\"status\":\"" + status)) {
        return;
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    throw new IllegalStateException("not %s and %s, but %s".formatted(role, status, answer));
  }

  boolean isLeader() throws InterruptedException {
    return readiness().contains("LEADER");
  }

  /** Stands still, as a machine may that swaps or migrates. */
  void pause() throws IOException, InterruptedException {
    signal("-STOP", process.pid());
  }

  void goOn() throws IOException, InterruptedException {
    signal("-CONT", process.pid());
  }

  static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", name, Long.toString(pid)).start().waitFor();
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and returns its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return awaitExit();
  }

  /** Waits until it has ended by itself, and returns its exit code. */
  int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the service does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (process.isAlive()) {
      goOn();
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        kill();
      }
    }
  }
}
