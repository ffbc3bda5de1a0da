// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.tapefiles.read.Recorded;
import io.flashpaper.tapefiles.read.RecordedMessages;
import io.flashpaper.tapefiles.read.TapeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;

/** Tape files: those of the tape and of the signals that were said about it. */
public final class FileRecording implements Recording {
  private final TapeFiles files;
  private final String name;
  private final int shard;

  /**
   * These files.
   *
   * @param name as the user named them
   * @param shard whose signals; 0 where there is only one
   */
  public FileRecording(TapeFiles files, String name, int shard) {
    this.files = files;
    this.name = name;
    this.shard = shard;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reading<TapeRecord> tape(long fromOffset) {
    return new FileReading<>(files.tape(fromOffset), TapeRecord::new);
  }

  @Override
  public Reading<SignalMessage> signals(long fromOffset) {
    return new FileReading<>(files.signals(shard), (_, message) -> message);
  }

  /** The messages that could be read. */
  private static final class FileReading<T, R> implements Reading<R> {
    private final RecordedMessages<T> messages;
    private final BiFunction<Long, T, R> maker;
    private Optional<R> next = Optional.empty();

    FileReading(RecordedMessages<T> messages, BiFunction<Long, T, R> maker) {
      this.messages = messages;
      this.maker = maker;
    }

    @Override
    public boolean hasNext() {
      while (next.isEmpty() && messages.hasNext()) {
        Recorded<T> recorded = messages.next();
        next = recorded.message().map(message -> maker.apply(recorded.offset(), message));
      }
      return next.isPresent();
    }

    @Override
    public R next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the tape files have no more records");
      }
      R given = next.orElseThrow();
      next = Optional.empty();
      return given;
    }

    @Override
    public void close() {
      try {
        messages.close();
      } catch (IOException failed) {
        throw new UncheckedIOException("a tape file cannot be closed", failed);
      }
    }
  }
}
