// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server's folder: the unpacked binaries, the cluster, and the marks that tell whole
 * from half made.
 */
final class PostgresFolder {
  private static final int ORPHAN_SECONDS = 10;
  private static final Duration START_WAIT = Duration.ofSeconds(20);

  private final Path root;
  private final StackLog log;
  private final PgBinaryResolver archive = new Archive();

  PostgresFolder(Path root, StackLog log) {
    this.root = root;
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

  private Path binaries() {
    return root.resolve("binaries");
  }

  private Path initialisedMark() {
    return root.resolve("initialised");
  }

  /** Removes binaries whose unpacking was cut short: they would never be completed. */
  void healUnpack() throws IOException {
    if (!Files.isDirectory(binaries())) {
      return;
    }
    try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(binaries(), "PG-*")) {
      for (Path folder : unpacked) {
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve(".exists"))) {
          log.line("database", "the unpacking of PostgreSQL was cut short; unpacking again");
          FileTree.delete(folder);
        }
      }
    }
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
    // Else it would make, and clean up in, a folder shared by everyone on the machine.
    System.setProperty("ot.epg.working-dir", binaries().toString());
    return EmbeddedPostgres.builder()
        .setPgBinaryResolver(archive)
        .setOverrideWorkingDirectory(binaries().toFile())
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
        .setServerConfig("timezone", "UTC")
        .start();
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

  /**
   * The binaries for this machine, as an object of its own for each folder: the library remembers
   * per resolver where it has unpacked, and that place must not be another stack's.
   */
  private static final class Archive implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }
  }
}
