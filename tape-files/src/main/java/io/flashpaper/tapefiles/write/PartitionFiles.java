// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.write;

import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.Configuration;
import io.flashpaper.tapefiles.format.FileEntry;
import io.flashpaper.tapefiles.format.FileName;
import io.flashpaper.tapefiles.format.LineCodec;
import io.flashpaper.tapefiles.format.TopicRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of one partition, of which the newest is being written. */
final class PartitionFiles implements AutoCloseable {
  private final Path directory;
  private final String underlying;
  private final Topic topic;
  private final int partition;
  private LocalDate earliest = LocalDate.MIN;
  private long lastOffset = -1;
  private Configuration configuration = new Configuration(List.of());
  private @Nullable DayFile current;

  PartitionFiles(Path directory, String underlying, Topic topic, int partition) {
    this.directory = directory;
    this.underlying = underlying;
    this.topic = topic;
    this.partition = partition;
  }

  /** A file whose day is over. */
  void passed(FileName name, FileEntry sealed) {
    earliest = name.day().plusDays(1);
    lastOffset = sealed.lastOffset();
    configuration = new Configuration(sealed.configuration());
  }

  /** A file that may still have been written when the last recorder ended. */
  void recover(FileName name, Consumer<String> notices) throws IOException {
    DayFile file = new DayFile(directory, name, lastOffset, configuration);
    if (Files.exists(directory.resolve(name.toString())) && file.recover(notices)) {
      become(file);
    }
  }

  private void become(DayFile file) {
    current = file;
    lastOffset = file.lastOffset();
    configuration = file.configuration();
  }

  /** The last offset on file, or -1. */
  long lastOffset() {
    return lastOffset;
  }

  /** The file being written, if there is one. */
  @Nullable DayFile current() {
    return current;
  }

  /** Whether this line begins a new day, so that the file being written is complete. */
  boolean endsTheDay(LineCodec.Line line) {
    return current != null
        && line.timeMs().isPresent()
        && day(line.timeMs().getAsLong()).isAfter(current.name().day());
  }

  /** Adds a record; whether it said something new about the configuration. */
  boolean append(TopicRecord record, LineCodec.Line line, long timestampMs) throws IOException {
    if (current == null) {
      LocalDate day = day(line.timeMs().orElse(timestampMs));
      FileName name = new FileName(topic, underlying, later(day, earliest), partition);
      current = new DayFile(directory, name, lastOffset, configuration);
      configuration = current.configuration();
    }
    boolean news = current.add(record, line);
    lastOffset = record.offset();
    return news;
  }

  /** Ends the file being written, after which the next record begins another. */
  FileEntry seal(String program) throws IOException {
    DayFile file = current;
    if (file == null) {
      throw new IllegalStateException("no file of " + topic.topicName() + " is being written");
    }
    file.flush();
    file.close();
    current = null;
    earliest = file.name().day().plusDays(1);
    return file.entry(true, program);
  }

  /** A sealed file is never opened again, whatever time a late record has. */
  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate day(long timeMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(timeMs), ZoneOffset.UTC);
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
  }
}
