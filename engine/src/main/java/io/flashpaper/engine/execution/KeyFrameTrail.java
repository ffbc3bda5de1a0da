// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The key frames of the recent past. A reader that begins at one {@value #NEEDED_MS} ms before now
 * knows all books and the whole window of the index.
 */
final class KeyFrameTrail {
  /** The longest window looked at, 300 s, and room for samples carried into it. */
  private static final long NEEDED_MS = 400_000;

  private final Deque<Mark> marks = new ArrayDeque<>();

  private record Mark(long offset, long timeMs) {}

  void accept(long offset, TapeEvent event) {
    if (marks.isEmpty() || event instanceof KeyFrame) {
      marks.addLast(new Mark(offset, event.timeMs()));
    }
  }

  long rewindOffset(long nowMs) {
    while (marks.size() > 1 && second().timeMs() <= nowMs - NEEDED_MS) {
      marks.removeFirst();
    }
    return marks.isEmpty() ? 0 : marks.getFirst().offset();
  }

  private Mark second() {
    Iterator<Mark> oldest = marks.iterator();
    oldest.next();
    return oldest.next();
  }
}
