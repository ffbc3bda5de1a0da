// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a file that are not blank, each of bounded length, whatever the file holds. */
final class Lines {
  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private boolean first = true;

  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * One line.
   *
   * @param text without line ends; empty if it is not to be had
   * @param wrong why it is not to be had; empty if it is
   */
  record Line(String text, String wrong) {}

  /** The next line that is not blank; empty at the end. */
  Optional<Line> next() throws IOException {
    while (fill()) {
      Line line = line();
      if (!line.text().isBlank() || !line.wrong().isEmpty()) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private boolean fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer));
    }
    return position < limit;
  }

  private Line line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long length = 0;
    boolean ended = false;
    while (!ended && fill()) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      length += end - position;
      if (length <= longest) {
        bytes.write(buffer, position, end - position);
      }
      ended = end < limit;
      position = ended ? end + 1 : end;
    }
    return length > longest
        ? new Line("", "a line of %d bytes, more than %d".formatted(length, longest))
        : decoded(bytes.toByteArray());
  }

  private Line decoded(byte[] bytes) {
    int from = first && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    first = false;
    try {
      ByteBuffer line = ByteBuffer.wrap(bytes, from, bytes.length - from);
      return new Line(StandardCharsets.UTF_8.newDecoder().decode(line).toString().strip(), "");
    } catch (CharacterCodingException e) {
      return new Line("", "not UTF-8");
    }
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == BYTE_ORDER_MARK[0]
        && bytes[1] == BYTE_ORDER_MARK[1]
        && bytes[2] == BYTE_ORDER_MARK[2];
  }
}
