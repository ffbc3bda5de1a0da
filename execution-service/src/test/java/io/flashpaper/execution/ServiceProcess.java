// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The packaged service as a process of its own, that can be killed. */
public final class ServiceProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int POLLS = 600;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final Path log;
  private String token = "";

  /** Starts it, with settings such as {@code flashpaper.api.anonymous=read}. */
  public ServiceProcess(
      String name, TestStack stack, TestStack.Database database, Path log, String... settings)
      throws IOException {
    this.log = log;
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-Dkafka.bootstrap.servers=" + stack.bootstrapServers(),
            "-Dquarkus.datasource.jdbc.url=" + database.jdbcUrl(),
            "-Dquarkus.datasource.username=" + database.username(),
            "-Dquarkus.datasource.password=" + database.password(),
            "-Dflashpaper.kafka.group=" + name));
    for (String setting : settings) {
      command.add("-D" + setting);
    }
    command.add("-jar");
    command.add(RepositoryLayout.find().serviceRunner("execution-service").toString());
    this.process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  /** Where it answers, such as {@code http://127.0.0.1:40123}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  URI uri(String path) {
    return address().resolve(path);
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  /** From now on asks with this bearer token; blank for none. */
  ServiceProcess as(String bearer) {
    token = bearer;
    return this;
  }

  /** A request to be completed and sent. */
  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    return token.isBlank() ? request : request.header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Waits until it ends by itself, and says how. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the service goes on, see " + log);
    }
    return process.exitValue();
  }

  public JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path).body());
  }

  static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  /** Waits until a path answers what is awaited. */
  public void await(String path, Predicate<HttpResponse<String>> awaited)
      throws InterruptedException {
    String last = "nothing";
    for (int poll = 0; poll < POLLS; poll++) {
      try {
        HttpResponse<String> answer = get(path);
        if (awaited.test(answer)) {
          return;
        }
        last = answer.statusCode() + " " + answer.body();
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IllegalStateException("the service has ended, see " + log, notYet);
        }
      }
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS))
          .join();
    }
    throw new IllegalStateException(
        path + " never answered as awaited but " + last + ", see " + log);
  }

  void awaitReady() throws InterruptedException {
    await("/q/health/ready", answer -> answer.statusCode() == 200);
  }

  void awaitOffset(long offset) throws InterruptedException {
    await("/api/v1/status", answer -> offsetOf(answer) >= offset);
  }

  static long offsetOf(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body()).path("tapeOffset").asLong(-1);
    } catch (IOException notJson) {
      return -1;
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Asks it to end, as the system does. */
  void stop() throws InterruptedException {
    process.destroy();
    awaitEnd();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
