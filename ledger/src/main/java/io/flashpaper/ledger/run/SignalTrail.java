// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where reading the signals would have to go on, given how far the tape is processed. */
public final class SignalTrail {
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long resume;

  private record Mark(long offset, long tapeOffset) {}

  /** Reading begins at an offset of the signals. */
  public void startAt(long offset) {
    marks.clear();
    resume = offset;
  }

  /** A message was read; {@code tapeOffset} is what caused it, or negative if nothing did. */
  public void read(long offset, long tapeOffset) {
    marks.addLast(new Mark(offset, tapeOffset));
  }

  /** The first message that still matters once the tape is processed up to an offset. */
  public long resumeOffset(long processedTapeOffset) {
    long next = resume;
    for (Mark mark : marks) {
      if (mark.tapeOffset() > processedTapeOffset) {
        return mark.offset();
      }
      next = mark.offset() + 1;
    }
    return next;
  }

  /** The tape is stored up to an offset: what mattered for less is passed for good. */
  public void forget(long storedTapeOffset) {
    while (!marks.isEmpty() && marks.getFirst().tapeOffset() <= storedTapeOffset) {
      resume = marks.removeFirst().offset() + 1;
    }
  }
}
