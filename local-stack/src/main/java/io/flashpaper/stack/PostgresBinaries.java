// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The unpacked PostgreSQL binaries of a working copy, shared by all its stacks and unpacked once.
 *
 * <p>One server at a time is started from them, across threads and processes, so that nobody meets
 * them half unpacked.
 */
final class PostgresBinaries {
  private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

  private final Path folder;
  private final StackLog log;

  PostgresBinaries(Path folder, StackLog log) {
    this.folder = folder;
    this.log = log;
  }

  EmbeddedPostgres start(EmbeddedPostgres.Builder server) throws IOException {
    makeFolder();
    IN_THIS_JVM.lock();
    try (FileChannel channel = openLockFile();
        FileLock _ = channel.lock()) {
      healUnpack();
      return server.setOverrideWorkingDirectory(unpacked().toFile()).start();
    } finally {
      IN_THIS_JVM.unlock();
    }
  }

  /** What is run from here must not be replaceable by other users of the machine. */
  private void makeFolder() throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(unpacked());
  }

  private Path unpacked() {
    return folder.resolve("unpacked");
  }

  private FileChannel openLockFile() throws IOException {
    return FileChannel.open(
        folder.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Removes binaries whose unpacking was cut short: they would never be completed. */
  private void healUnpack() throws IOException {
    try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(unpacked(), "PG-*")) {
      for (Path binaries : unpacked) {
        if (!Files.exists(binaries.resolve(".exists"))) {
          log.line("database", "the unpacking of PostgreSQL was cut short; unpacking again");
          FileTree.delete(binaries);
        }
      }
    }
  }
}
