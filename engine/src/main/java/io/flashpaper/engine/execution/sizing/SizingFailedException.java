// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

/** A sizing policy does not answer as it must; the message says how, the same in every replay. */
public final class SizingFailedException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 400;

  SizingFailedException(String message) {
    super(message, null, false, false);
  }

  static SizingFailedException of(Throwable thrown) {
    // The place is wherever the stack happened to end.
    String words =
        thrown instanceof StackOverflowError ? "it called itself too deeply" : words(thrown);
    return new SizingFailedException(
        words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " …");
  }

  /** An exception of the policy's own may fail again when it is asked what it is. */
  private static String words(Throwable thrown) {
    String name = thrown.getClass().getName();
    try {
      String message = thrown.getMessage();
      return message == null ? "it threw " + name : "it threw " + name + ": " + message;
    } catch (RuntimeException | Error again) {
      return "it threw " + name;
    }
  }
}
