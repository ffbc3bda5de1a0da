// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.write;

import io.flashpaper.tapefiles.format.Checksum;
import io.flashpaper.tapefiles.format.Configuration;
import io.flashpaper.tapefiles.format.FileEntry;
import io.flashpaper.tapefiles.format.FileName;
import io.flashpaper.tapefiles.format.FrameCodec;
import io.flashpaper.tapefiles.format.FrameReader;
import io.flashpaper.tapefiles.format.LineCodec;
import io.flashpaper.tapefiles.format.Lines;
import io.flashpaper.tapefiles.format.ManifestFile;
import io.flashpaper.tapefiles.format.Tally;
import io.flashpaper.tapefiles.format.TapeFileException;
import io.flashpaper.tapefiles.format.TopicRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The file of a day that is being written; it exists from its first frame on. */
final class DayFile implements AutoCloseable {
  private final Path path;
  private final FileName name;
  private final long follows;
  private final Configuration configuration;
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private Tally tally = Tally.NONE;
  private Checksum checksum = new Checksum();
  private long bytes;
  private @Nullable FileChannel channel;

  /**
   * A file without a record.
   *
   * @param follows the last offset before it, or -1
   */
  DayFile(Path directory, FileName name, long follows, Configuration before) {
    this.path = directory.resolve(name.toString());
    this.name = name;
    this.follows = follows;
    this.configuration = new Configuration(before.inForce());
  }

  /**
   * Takes in what the file holds, and cuts off what is no whole frame; whether anything is left.
   */
  boolean recover(Consumer<String> notices) throws IOException {
    readFrames(notices);
    if (tally.records() == 0) {
      Files.delete(path);
      return false;
    }
    checksum = Checksum.of(path, bytes);
    return true;
  }

  private void readFrames(Consumer<String> notices) throws IOException {
    long length = Files.size(path);
    try (FrameReader frames = new FrameReader(path)) {
      for (Optional<byte[]> next = whole(frames); next.isPresent(); next = whole(frames)) {
        hear(new Lines(next.get()));
        bytes = frames.position();
      }
    }
    if (bytes < length) {
      notices.accept(
          "%s ended in the middle of a write: its last %d bytes were cut off and are recorded again."
              .formatted(path, length - bytes));
      try (FileChannel cut = FileChannel.open(path, StandardOpenOption.WRITE)) {
        cut.truncate(bytes);
        cut.force(true);
      }
    }
  }

  private static Optional<byte[]> whole(FrameReader frames) throws IOException {
    try {
      return frames.next();
    } catch (TapeFileException leftByAPowerCut) {
      return Optional.empty();
    }
  }

  private void hear(Lines lines) {
    while (lines.hasNext()) {
      TopicRecord record = LineCodec.read(name.topic(), name.part(), lines.next());
      count(record, LineCodec.write(record));
    }
  }

  private boolean count(TopicRecord record, LineCodec.Line line) {
    if (record.offset() <= lastOffset()) {
      throw new TapeFileException(
          "%s: offset %d came after %d: the directory has records of another topic; record into an empty one."
              .formatted(path, record.offset(), lastOffset()));
    }
    tally = tally.plus(record.offset(), line.timeMs());
    return configuration.hear(line);
  }

  /** Adds a record; whether it said something new about the configuration. */
  boolean add(TopicRecord record, LineCodec.Line line) throws IOException {
    boolean news = count(record, line);
    frame.writeBytes(line.bytes());
    frame.write('\n');
    if (frame.size() >= FrameCodec.FULL_BYTES) {
      flush();
    }
    return news;
  }

  /** Writes what was added as a frame, so that not even a power cut takes it away. */
  void flush() throws IOException {
    if (frame.size() == 0) {
      return;
    }
    byte[] compressed = FrameCodec.compress(frame.toByteArray());
    FileChannel out = open();
    ByteBuffer rest = ByteBuffer.wrap(compressed);
    while (rest.hasRemaining()) {
      out.write(rest);
    }
    out.force(false);
    checksum.add(compressed);
    bytes += compressed.length;
    frame.reset();
  }

  private FileChannel open() throws IOException {
    if (channel == null) {
      channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      ManifestFile.forceNames(
          Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file is in a directory"));
    }
    return channel;
  }

  FileName name() {
    return name;
  }

  /** The last offset, or that of the file before while there is none. */
  long lastOffset() {
    return tally.records() == 0 ? follows : tally.lastOffset();
  }

  Configuration configuration() {
    return configuration;
  }

  /** What the manifest says of it; everything added must be written. */
  FileEntry entry(boolean sealed, String program) {
    return new FileEntry(
        name.toString(),
        sealed,
        program,
        follows,
        tally.firstOffset(),
        tally.lastOffset(),
        tally.firstTimeMs(),
        tally.lastTimeMs(),
        tally.records(),
        bytes,
        checksum.hex(),
        configuration.all());
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
