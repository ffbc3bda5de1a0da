// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import java.io.IOException;
import java.io.Reader;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Reads samples line by line. A bad line is told with its number and does not stop the others; one
 * of enormous length is not kept in memory.
 */
public final class SampleLines {
  private static final int LONGEST = 65_536;

  private final SampleParser parser = new SampleParser();
  private final StringBuilder line = new StringBuilder();
  private long number;
  private long bad;
  private long good;
  private boolean tooLong;

  /** How many lines were no samples. */
  public long bad() {
    return bad;
  }

  /** Whether there was nothing but blank lines. */
  public boolean isEmpty() {
    return bad == 0 && good == 0;
  }

  /**
   * Reads to the end, or until nobody listens.
   *
   * @param reader where from; buffered by the caller
   * @param run judges each sample
   * @param errors gets a sentence for each bad line
   * @param deaf whether nobody listens any more; asked after each piece, so that its answers may go
   *     out before the next is waited for
   */
  public void read(Reader reader, DecideRun run, Consumer<String> errors, BooleanSupplier deaf)
      throws IOException {
    char[] buffer = new char[LONGEST];
    int length = reader.read(buffer);
    for (; length >= 0 && !deaf.getAsBoolean(); length = reader.read(buffer)) {
      for (int i = 0; i < length; i++) {
        if (buffer[i] == '\n') {
          ended(run, errors);
        } else if (line.length() < LONGEST) {
          line.append(buffer[i]);
        } else {
          tooLong = true;
        }
      }
    }
    ended(run, errors);
  }

  private void ended(DecideRun run, Consumer<String> errors) {
    number++;
    try {
      if (tooLong) {
        throw new BadSampleException("it is too long: write one sample a line");
      }
      String text = withoutMark(line.toString().strip());
      if (!text.isEmpty()) {
        run.accept(parser.parse(text));
        good++;
      }
    } catch (BadSampleException wrong) {
      bad++;
      errors.accept("line %d: %s".formatted(number, wrong.getMessage()));
    }
    line.setLength(0);
    tooLong = false;
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1).strip() : text;
  }
}
