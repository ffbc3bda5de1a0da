// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import java.util.ArrayDeque;
import java.util.Deque;

/** The key frames from which a restart might begin. Bounded: what can never serve is dropped. */
final class RewindPoints {
  private final Deque<Cause> frames = new ArrayDeque<>();
  private long first = -1;

  /** A record passes; the first one is where to begin as long as there is nothing better. */
  void pass(long offset) {
    first = first < 0 ? offset : first;
  }

  void keyFrame(Cause frame) {
    frames.addLast(frame);
  }

  /**
   * The latest key frame that leaves enough of a past before {@code birth}, which never goes back.
   *
   * @param birth of the oldest market still open
   * @param pastMs how much of the past before that birth counts
   */
  long offset(Cause birth, long pastMs) {
    while (!frames.isEmpty()
        && frames.getFirst().offset() <= birth.offset()
        && frames.getFirst().timeMs() <= birth.timeMs() - pastMs) {
      first = frames.removeFirst().offset();
    }
    return first;
  }
}
