// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.signal.QuarantineKind;
import java.util.function.Supplier;

/** What a strategy did wrong, in words that are the same in every replay. */
record Failure(QuarantineKind kind, String evidence) {
  private static final int LONGEST = 400;

  static Failure of(Throwable thrown, WorkMeter meter) {
    if (meter.isExceeded(thrown)) {
      return new Failure(QuarantineKind.OUT_OF_BUDGET, String.valueOf(thrown.getMessage()));
    }
    QuarantineKind kind =
        switch (thrown) {
          case StackOverflowError _ -> QuarantineKind.STACK_OVERFLOW;
          case OutOfMemoryError _ -> QuarantineKind.OUT_OF_MEMORY;
          case NoAnswerException _ -> QuarantineKind.NO_ANSWER;
          default -> QuarantineKind.THREW;
        };
    return new Failure(kind, shortened(words(thrown, meter)));
  }

  private static String words(Throwable thrown, WorkMeter meter) {
    return switch (thrown) {
      // The place is wherever the stack happened to end.
      case StackOverflowError _ -> "it called itself too deeply";
      case NoAnswerException none -> none.answer();
      default ->
          words(thrown.getClass().getName(), meter, thrown::toString)
              + words("", meter, () -> place(thrown));
    };
  }

  /** An exception of the strategy's own may fail again when it is asked what it is. */
  private static String words(String instead, WorkMeter meter, Supplier<String> words) {
    try {
      return meter.limited(words);
    } catch (RuntimeException | Error again) {
      return instead;
    }
  }

  private static String place(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length == 0 ? "" : " at " + withoutLoader(trace[0]);
  }

  /** The loader's name carries the jar's hash: needless here. */
  private static String withoutLoader(StackTraceElement frame) {
    return "%s.%s(%s:%s)"
        .formatted(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
  }

  private static String shortened(String words) {
    return writable(words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " …");
  }

  /** What no message and no database takes is a question mark: NUL, and half of a pair. */
  private static String writable(String words) {
    StringBuilder writable = new StringBuilder(words.length());
    words
        .codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? '?' : c)
        .forEach(writable::appendCodePoint);
    return writable.toString();
  }
}
