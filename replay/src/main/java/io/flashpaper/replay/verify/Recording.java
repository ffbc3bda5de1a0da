// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import java.util.Iterator;

/** The streams as they were recorded, to be read as often as wished. */
public interface Recording {
  /** The tape from an offset on, to its present end; what could not be read is left out. */
  Reading<TapeRecord> tape(long fromOffset);

  /** The signals from an offset of theirs on, to their present end. */
  Reading<SignalMessage> signals(long fromOffset);

  /** What it is, for sentences such as {@code the tape of ... begins later}. */
  String name();

  /** Messages in order; to be closed. */
  interface Reading<T> extends Iterator<T>, AutoCloseable {
    @Override
    void close();
  }
}
