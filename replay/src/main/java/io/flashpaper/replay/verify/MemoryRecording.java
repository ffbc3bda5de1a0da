// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import java.util.Iterator;
import java.util.List;

/**
 * Streams that are held in memory, such as those of a tape that was made up.
 *
 * @param events the tape in its order
 * @param said all signals in their order; they are read from the first one on, wherever one begins
 */
public record MemoryRecording(List<TapeRecord> events, List<SignalMessage> said)
    implements Recording {
  /** Freezes both. */
  public MemoryRecording {
    events = List.copyOf(events);
    said = List.copyOf(said);
  }

  @Override
  public Reading<TapeRecord> tape(long fromOffset) {
    return reading(events.stream().filter(event -> event.offset() >= fromOffset).iterator());
  }

  @Override
  public Reading<SignalMessage> signals(long fromOffset) {
    return reading(said.iterator());
  }

  @Override
  public String name() {
    return "memory";
  }

  private static <T> Reading<T> reading(Iterator<T> messages) {
    return new Reading<>() {
      @Override
      public boolean hasNext() {
        return messages.hasNext();
      }

      @Override
      public T next() {
        return messages.next();
      }

      @Override
      public void close() {}
    };
  }
}
