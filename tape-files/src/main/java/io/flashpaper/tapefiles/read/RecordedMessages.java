// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.read;

import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tapefiles.format.FileEntry;
import io.flashpaper.tapefiles.format.Manifest.Gap;
import io.flashpaper.tapefiles.format.TapeFileException;
import io.flashpaper.tapefiles.format.TopicRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one partition in the order of their offsets, over as many files as there are.
 *
 * <p>Each file is held against its manifest before its first record is given out.
 */
public final class RecordedMessages<T> implements Iterator<Recorded<T>>, AutoCloseable {
  private final List<SourceFile> files;
  private final List<Gap> gaps;
  private final long from;
  private final Function<byte[], T> codec;
  private final Consumer<String> notices;
  private int opened;
  private long lastOffset = -1;
  private @Nullable FileRecords current;
  private @Nullable TopicRecord next;

  /** Messages from this offset on of files that are in order. */
  RecordedMessages(
      List<SourceFile> files,
      List<Gap> gaps,
      long from,
      Function<byte[], T> codec,
      Consumer<String> notices) {
    this.files = List.copyOf(files);
    this.gaps = List.copyOf(gaps);
    this.from = from;
    this.codec = codec;
    this.notices = notices;
    skipFiles();
  }

  private void skipFiles() {
    while (opened + 1 < files.size() && files.get(opened + 1).firstOffset() <= from) {
      opened++;
    }
  }

  /**
   * Whether there is another.
   *
   * @throws TapeFileException if the files are damaged or do not join
   */
  @Override
  public boolean hasNext() {
    try {
      while (next == null && advance()) {
        // Looks on until there is one.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "a tape file cannot be read: " + files.get(Math.max(0, opened - 1)).path(), e);
    }
    return next != null;
  }

  /** Takes one step through the files; whether another may follow. */
  private boolean advance() throws IOException {
    FileRecords reading = current;
    if (reading == null) {
      return openNext();
    }
    Optional<TopicRecord> record = reading.next();
    if (record.isEmpty()) {
      reading.close();
      current = null;
      return true;
    }
    long offset = record.get().offset();
    if (offset <= lastOffset) {
      throw reading.wrong(
          "has offset %d, which does not come after %d".formatted(offset, lastOffset));
    }
    lastOffset = offset;
    next = offset >= from ? record.get() : null;
    return true;
  }

  private boolean openNext() throws IOException {
    if (opened == files.size()) {
      return false;
    }
    SourceFile file = files.get(opened++);
    file.verify();
    requireSeam(file);
    current = new FileRecords(file, notices);
    return true;
  }

  private void requireSeam(SourceFile file) {
    if (lastOffset < 0) {
      return;
    }
    if (file.firstOffset() <= lastOffset) {
      throw new TapeFileException(
          "%s begins with offset %d, but %d was already read from the file before it: leave out the one that is a copy."
              .formatted(file.path(), file.firstOffset(), lastOffset));
    }
    long follows = file.entry().map(FileEntry::follows).orElse(lastOffset);
    if (follows != lastOffset) {
      throw new TapeFileException(
          "Between %s and the file before it the offsets %d to %d are missing: name the files that hold them too, or start behind."
              .formatted(file.path(), lastOffset + 1, follows));
    }
  }

  @Override
  public Recorded<T> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("the tape files have no more records");
    }
    TopicRecord record = next;
    next = null;
    return new Recorded<>(
        record.partition(), record.offset(), message(record.value()), record.strategies());
  }

  private Optional<T> message(byte[] value) {
    try {
      return Optional.of(codec.apply(value));
    } catch (MalformedMessageException unreadable) {
      return Optional.empty();
    }
  }

  /** What was gone from Kafka before it could be recorded, by the manifests. */
  public List<Gap> gaps() {
    return gaps;
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
  }
}
