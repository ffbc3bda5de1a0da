// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import org.jspecify.annotations.Nullable;

/** A strategy answered null. */
final class NoAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String answer;

  private NoAnswerException(String answer) {
    super(answer);
    this.answer = answer;
  }

  String answer() {
    return answer;
  }

  static <T> T require(@Nullable T answered, String what) {
    if (answered == null) {
      throw new NoAnswerException("it answered without " + what);
    }
    return answered;
  }
}
