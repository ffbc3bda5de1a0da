// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import io.flashpaper.cli.export.Export;
import io.flashpaper.cli.export.ExportPlan;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.ledger.json.LedgerJson;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.ledger.store.LedgerStore;
import io.flashpaper.replay.LedgerSink;
import io.flashpaper.stack.StackException;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.TopicRecord;
import io.flashpaper.tapefiles.write.TapeDirectory;
import io.flashpaper.tapefiles.write.WriteSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a replayed ledger is written: to files, to a database, to both or nowhere. */
public final class LedgerOutput implements LedgerSink, AutoCloseable {
  private final Optional<Path> directory;
  private final Format format;
  private final @Nullable TapeDirectory files;
  private final @Nullable LedgerStore store;
  private long entries;

  private LedgerOutput(
      Optional<Path> directory, Format format, Optional<String> database, String program)
      throws IOException {
    this.directory = directory;
    this.format = format;
    this.store = database.isPresent() ? store(database.get()) : null;
    this.files = directory.isPresent() ? files(directory.get(), program) : null;
  }

  /** What files are written in. */
  public enum Format {
    /** As topic {@code ledger} is recorded: an entry a line, compressed. */
    NDJSON,
    /** Beside that a file with a header for each kind of entry. */
    CSV,
    /** Beside that a file of typed columns for each kind of entry. */
    PARQUET
  }

  /**
   * An output to a directory, to a database, or to neither.
   *
   * @param program the version that writes
   * @throws StackException if there is something in one of them already
   */
  public static LedgerOutput of(
      Optional<Path> directory, Format format, Optional<String> database, String program)
      throws IOException {
    return new LedgerOutput(directory, format, database, program);
  }

  private static TapeDirectory files(Path directory, String program) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> there = Files.list(directory)) {
      if (there.findAny().isPresent()) {
        throw new StackException(
            "There is something in %s: name a new folder.".formatted(directory));
      }
    }
    return TapeDirectory.open(directory, new WriteSettings(Topic.UNDERLYING, program, 0), _ -> {});
  }

  private static LedgerStore store(String url) {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    try {
      connections.setUrl(url);
      Flyway.configure().dataSource(connections).load().migrate();
      LedgerStore store = new LedgerStore(connections);
      if (store.position().isPresent()) {
        throw new StackException("That database holds a ledger: name an empty one.");
      }
      return store;
    } catch (SQLException | FlywayException | IllegalArgumentException failed) {
      throw new StackException("The database cannot be used: " + failed.getMessage(), failed);
    }
  }

  @Override
  public void accept(Batch batch) {
    try {
      if (files != null) {
        for (LedgerEntry entry : batch.entries()) {
          append(files, entry);
        }
      }
      if (store != null) {
        store.commit(batch);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("The ledger cannot be written", failed);
    } catch (SQLException failed) {
      throw new StackException("The ledger cannot be stored: " + failed.getMessage(), failed);
    }
  }

  private void append(TapeDirectory to, LedgerEntry entry) throws IOException {
    byte[] message = LedgerJson.write(entry).getBytes(StandardCharsets.UTF_8);
    to.append(
        new TopicRecord(Topic.LEDGER, 0, entries++, message, Optional.empty()), entry.timeMs());
  }

  @Override
  public void close() throws IOException {
    if (files == null) {
      return;
    }
    files.close();
    switch (format) {
      case NDJSON -> {}
      case CSV -> export(ExportPlan.Format.CSV);
      case PARQUET -> export(ExportPlan.Format.PARQUET);
    }
  }

  private void export(ExportPlan.Format tables) throws IOException {
    Path out = directory.orElseThrow();
    new Export(
            new ExportPlan(
                List.of(out), tables, out, new TreeSet<>(), Optional.empty(), Optional.empty()))
        .run(_ -> {});
  }
}
