// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import java.util.Arrays;
import java.util.NoSuchElementException;

/** The lines of a frame, one after the other. */
public final class Lines {
  private final byte[] frame;
  private int next;

  /** All lines of this frame. */
  public Lines(byte[] frame) {
    this.frame = frame;
  }

  /** Whether there is another. */
  public boolean hasNext() {
    return next < frame.length;
  }

  /** The next line, without its end. */
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the frame has no more lines");
    }
    int end = next;
    while (end < frame.length && frame[end] != '\n') {
      end++;
    }
    byte[] line = Arrays.copyOfRange(frame, next, end);
    next = end + 1;
    return line;
  }
}
