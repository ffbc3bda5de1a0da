// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server's folder: the cluster and the mark that tells a whole one from a half made.
 */
final class PostgresFolder {
  private static final int ORPHAN_SECONDS = 10;
  private static final Duration START_WAIT = Duration.ofSeconds(20);

  private final Path root;
  private final StackLog log;
  private final PostgresBinaries binaries;

  PostgresFolder(Path root, PostgresBinaries binaries, StackLog log) {
    this.root = root;
    this.binaries = binaries;
    this.log = log;
  }

  Path root() {
    return root;
  }

  Path serverLog() {
    return root.resolve("server.log");
  }

  private Path cluster() {
    return root.resolve("data");
  }

  private Path initialisedMark() {
    return root.resolve("initialised");
  }

  /** Removes a cluster whose making was cut short; it has never held a row. */
  void healInitialisation() throws IOException {
    if (Files.isDirectory(cluster()) && !Files.exists(initialisedMark())) {
      log.line("database", "the first start of PostgreSQL was cut short; starting afresh");
      FileTree.delete(cluster());
    }
  }

  void markInitialised() throws IOException {
    if (!Files.exists(initialisedMark())) {
      Files.createFile(initialisedMark());
    }
  }

  /** Ends the server that a killed run has left at work on this folder. */
  void endOrphan() throws IOException {
    Optional<ProcessHandle> found = postmaster();
    if (found.isEmpty()) {
      return;
    }
    ProcessHandle orphan = found.get();
    log.line("database", "the server of an earlier run is still there; ending it");
    // An interrupt is PostgreSQL's word for: end your clients' sessions and then yourself.
    new ProcessBuilder("/bin/sh", "-c", "kill -INT " + orphan.pid()).start();
    orphan
        .onExit()
        .completeOnTimeout(orphan, ORPHAN_SECONDS, TimeUnit.SECONDS)
        .thenAccept(ProcessHandle::destroyForcibly)
        .join();
  }

  /** Starts the server; the folder must have been healed before. */
  EmbeddedPostgres startServer(int port) throws IOException {
    EmbeddedPostgres.Builder server =
        EmbeddedPostgres.builder()
            .setDataDirectory(cluster())
            .setCleanDataDirectory(false)
            .setPort(port)
            .setPGStartupWait(START_WAIT)
            .setOutputRedirector(Redirect.appendTo(serverLog().toFile()))
            .setErrorRedirector(Redirect.appendTo(serverLog().toFile()))
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "32MB")
            .setServerConfig("timezone", "UTC");
    return binaries.start(server);
  }

  /** The server's main process, as the server itself has written it down. */
  Optional<ProcessHandle> postmaster() {
    try {
      Path pidFile = cluster().resolve("postmaster.pid");
      return Files.exists(pidFile)
          ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
              .filter(process -> process.info().command().orElse("").endsWith("postgres"))
          : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
