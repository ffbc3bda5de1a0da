// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL server on a loopback port; its rows live in its folder and survive a restart.
 *
 * <p>The server trusts everyone who can reach the loopback interface of this machine: it holds
 * paper trades only. A server that dies while this object is open is started again on the same
 * port.
 */
public final class LocalDatabase implements AutoCloseable {
  private static final String NAME = "flashpaper";
  private static final int STOP_SECONDS = 10;
  // The dead server's session processes need a moment to notice; until then no new one may start.
  private static final Executor AFTER_ITS_SESSIONS =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  private final PostgresFolder folder;
  private final StackLog log;
  private final int port;
  private EmbeddedPostgres server;
  private boolean closed;

  private LocalDatabase(PostgresFolder folder, StackLog log, int port) throws IOException {
    this.folder = folder;
    this.log = log;
    this.port = port;
    this.server = folder.startServer(port);
  }

  /** Starts a database whose messages nobody reads, for instance for a test. */
  public static LocalDatabase start(Path dataDir) {
    return start(dataDir, StackLog.silent());
  }

  /**
   * Starts the server and makes sure that the database and the user {@code flashpaper} exist.
   *
   * @param dataDir the server's own folder, made if absent
   * @throws StackException if it does not start
   */
  public static LocalDatabase start(Path dataDir, StackLog log) {
    PostgresBinaries binaries =
        new PostgresBinaries(RepositoryLayout.find().workDir().resolve("postgres"), log);
    PostgresFolder folder = new PostgresFolder(dataDir.toAbsolutePath().normalize(), binaries, log);
    try {
      Files.createDirectories(folder.root());
      folder.endOrphan();
      folder.healInitialisation();
      LocalDatabase database = new LocalDatabase(folder, log, FreePorts.take());
      PostgresAccounts.ensure(database.server, NAME, database.password());
      folder.markInitialised();
      database.watch();
      return database;
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new StackException(
          "PostgreSQL does not start in %s: %s. Its own words are in %s."
              .formatted(dataDir, e.getMessage(), folder.serverLog()),
          e);
    }
  }

  private void watch() {
    Optional<ProcessHandle> postmaster = folder.postmaster();
    postmaster.ifPresent(
        process -> process.onExit().thenAcceptAsync(p -> startAgain(), AFTER_ITS_SESSIONS));
  }

  private synchronized void startAgain() {
    if (closed) {
      return;
    }
    log.line("database", "the server has ended; starting it again");
    try {
      server.close();
      server = folder.startServer(port);
      watch();
      log.line("database", "the server runs again");
    } catch (IOException | IllegalStateException e) {
      log.line("database", "the server cannot be started again, trying once more: " + e);
      AFTER_ITS_SESSIONS.execute(this::startAgain);
    }
  }

  /** Where the database is, without user and password. */
  public String jdbcUrl() {
    return jdbcUrl(port, NAME);
  }

  /** Where a database of this server is for those who reach the server at another port. */
  public static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The loopback port the server listens on, also after it was started again. */
  public int port() {
    return port;
  }

  /** The user that owns the database. */
  public String username() {
    return NAME;
  }

  /** The user's password; any is right, see the class. */
  public String password() {
    return NAME;
  }

  /** The server's own process, if it runs. */
  public Optional<ProcessHandle> process() {
    return folder.postmaster();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    Optional<ProcessHandle> postmaster = folder.postmaster();
    try {
      server.close();
    } catch (IOException e) {
      log.line("database", "the server does not stop when asked: " + e.getMessage());
    }
    postmaster.ifPresent(LocalDatabase::makeSureItEnds);
  }

  private static void makeSureItEnds(ProcessHandle postmaster) {
    postmaster
        .onExit()
        .completeOnTimeout(postmaster, STOP_SECONDS, TimeUnit.SECONDS)
        .thenAccept(ProcessHandle::destroyForcibly)
        .join();
  }
}
