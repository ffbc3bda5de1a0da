// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.read;

import io.flashpaper.tapefiles.format.FrameReader;
import io.flashpaper.tapefiles.format.LineCodec;
import io.flashpaper.tapefiles.format.Lines;
import io.flashpaper.tapefiles.format.TapeFileException;
import io.flashpaper.tapefiles.format.TopicRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The records of one file. */
final class FileRecords implements AutoCloseable {
  private final SourceFile file;
  private final FrameReader frames;
  private final Consumer<String> notices;
  private Lines lines = new Lines(new byte[0]);
  private long line;

  FileRecords(SourceFile file, Consumer<String> notices) throws IOException {
    this.file = file;
    this.notices = notices;
    this.frames = new FrameReader(file.path());
  }

  /** The next record; empty at the end of the file, and at a tear. */
  Optional<TopicRecord> next() throws IOException {
    while (!lines.hasNext()) {
      Optional<byte[]> frame = frames.next();
      if (frame.isEmpty()) {
        tellOfTear();
        return Optional.empty();
      }
      lines = new Lines(frame.get());
    }
    line++;
    try {
      return Optional.of(LineCodec.read(file.name().topic(), file.name().part(), lines.next()));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private void tellOfTear() {
    if (frames.torn()) {
      notices.accept(
          "%s ends in the middle of a write, behind line %d: read up to there; the next ./flashpaper record completes it."
              .formatted(file.path(), line));
    }
  }

  /** What is wrong with the line just read. */
  TapeFileException wrong(String what) {
    return new TapeFileException(
        "%s, line %d %s: take the file from a copy, or record its day again into an empty directory."
            .formatted(file.path(), line, what));
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
