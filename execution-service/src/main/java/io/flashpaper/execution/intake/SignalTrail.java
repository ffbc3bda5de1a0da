// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where reading the signals would have to go on, given how far the tape is processed. */
final class SignalTrail {
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long resume;

  private record Mark(long offset, long tapeOffset) {}

  /** Reading begins at an offset of the signals. */
  void startAt(long offset) {
    marks.clear();
    resume = offset;
  }

  /** A message was read; {@code tapeOffset} is what caused it, or negative if nothing did. */
  void read(long offset, long tapeOffset) {
    marks.addLast(new Mark(offset, tapeOffset));
  }

  /** The first message that still matters once the tape is processed up to an offset. */
  long resumeOffset(long processedTapeOffset) {
    while (!marks.isEmpty() && marks.getFirst().tapeOffset() <= processedTapeOffset) {
      resume = marks.removeFirst().offset() + 1;
    }
    return marks.isEmpty() ? resume : marks.getFirst().offset();
  }
}
