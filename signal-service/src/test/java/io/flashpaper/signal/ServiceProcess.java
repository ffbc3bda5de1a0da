// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own, to be killed like one. */
final class ServiceProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  private ServiceProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static ServiceProcess start(String bootstrapServers, Path plugins, Path log, String... properties)
      throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            java.toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Dkafka.bootstrap.servers=" + bootstrapServers,
            "-Dflashpaper.plugins.directory=" + plugins,
            "-Dflashpaper.plugins.scan-every=200ms",
            "-Dflashpaper.plugins.hang-timeout=3s",
            "-Dquarkus.http.port=" + port));
    command.addAll(List.of(properties));
    command.addAll(
        List.of("-jar", RepositoryLayout.find().serviceRunner("signal-service").toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new ServiceProcess(process, port);
  }

  /** Asks until the service answers with this status; returns the body. */
  String awaitAnswer(String path, int status) throws Exception {
    return awaitAnswer(path, status, "");
  }

  /** Asks until the service answers with this status and these words; returns the body. */
  String awaitAnswer(String path, int status, String words) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (process.isAlive()) {
        try {
          HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
          if (answer.statusCode() == status && answer.body().contains(words)) {
            return answer.body();
          }
        } catch (IOException notYet) {
          // It does not listen yet: the wait below is all there is to do.
        }
        process.waitFor(100, TimeUnit.MILLISECONDS);
      }
    }
    throw new IllegalStateException("the service ended before it answered " + path);
  }

  /** Asks until the answer is without some words. */
  void awaitWithout(String path, String words) throws Exception {
    while (awaitAnswer(path, 200).contains(words)) {
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  /** Sends a command without a body; returns the status. */
  int post(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  /** Waits until it ends by itself. */
  int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Asks it to end, as the system does. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
