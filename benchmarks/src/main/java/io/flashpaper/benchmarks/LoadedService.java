// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.benchmarks;

import io.flashpaper.stack.FreePorts;
import io.flashpaper.stack.LocalDatabase;
import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The execution service as it is shipped, over a ledger of so many trades; without a broker. */
final class LoadedService implements AutoCloseable {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalDatabase database;
  private final Path folder;
  private final URI address;
  private final Process service;

  LoadedService(Path folder, int trades) throws Exception {
    this.folder = folder;
    this.database = LocalDatabase.start(folder);
    int port = FreePorts.take();
    this.address = URI.create("http://127.0.0.1:" + port);
    this.service =
        new ProcessBuilder(command(port, database.jdbcUrl()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("service.log").toFile())
            .start();
    awaitAnswer();
    String fill =
        Files.readString(
            RepositoryLayout.find()
                .root()
                .resolve("execution-service/src/test/resources/many-trades.sql"));
    execute(fill.replace("${trades}", Integer.toString(trades)));
    execute("vacuum analyze");
  }

  private static List<String> command(int port, String jdbcUrl) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-Dquarkus.http.host=127.0.0.1",
        "-Dquarkus.http.port=" + port,
        "-Dquarkus.datasource.jdbc.url=" + jdbcUrl,
        "-Dflashpaper.api.reads-per-minute=0",
        "-Dkafka.bootstrap.servers=127.0.0.1:1",
        "-jar",
        RepositoryLayout.find().serviceRunner("execution-service").toString());
  }

  private void awaitAnswer() throws InterruptedException {
    while (service.isAlive()) {
      try {
        if (get("/api/v1/status").statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS))
            .join();
      }
    }
    throw new IllegalStateException("the service has ended; see " + folder.resolve("service.log"));
  }

  /** As the database's owner of everything: it trusts whoever is on this machine. */
  void execute(String command) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
  }

  /** Nanoseconds from a request to the last byte of its answer. */
  long nanos(String path) throws IOException, InterruptedException {
    long begin = StopClock.nanos();
    int status = get(path).statusCode();
    long end = StopClock.nanos();
    if (status != 200) {
      throw new IllegalStateException(path + " answers " + status);
    }
    return end - begin;
  }

  /** The address of a page some pages on, or of the last one but some. */
  String deep(String path, int pages) throws IOException, InterruptedException {
    String page = path;
    for (int i = 0; i < pages; i++) {
      Optional<String> next = get(page).headers().firstValue("Link");
      Matcher link = NEXT.matcher(next.orElse(""));
      if (!link.find()) {
        return page;
      }
      page = link.group(1);
    }
    return page;
  }

  /** From here on the database writes down how it carries out each query. */
  void explain() throws SQLException {
    execute("alter database flashpaper set session_preload_libraries = 'auto_explain'");
    execute("alter database flashpaper set auto_explain.log_min_duration = 0");
    execute("alter database flashpaper set auto_explain.log_analyze = on");
    execute("alter database flashpaper set auto_explain.log_buffers = on");
    execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = 'flashpaper' and pid <> pg_backend_pid()");
  }

  /** What the database wrote down while a path was asked for. */
  String plans(String path) throws IOException, InterruptedException {
    Path log = folder.resolve("server.log");
    long before = Files.size(log);
    get(path);
    byte[] all = Files.readAllBytes(log);
    return new String(
        all, Math.toIntExact(before), all.length - Math.toIntExact(before), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws InterruptedException {
    service.destroy();
    service.waitFor();
    http.shutdownNow();
    database.close();
  }
}
