// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import io.flashpaper.cli.run.Part;
import java.time.Duration;

/**
 * What is done to a part of the stack.
 *
 * @param at when it begins, after the beginning of the run
 * @param length how long it lasts; nothing for a kill
 */
record Disturbance(Duration at, Part part, Kind kind, Duration length) {
  /** What can be done to it. */
  enum Kind {
    /** SIGKILL; the supervisor starts it again. */
    KILL("killed"),
    /** SIGSTOP, and SIGCONT at the end. */
    PAUSE("held"),
    /** All its connections break, and no new one comes about until the end. */
    BREAK("cut off"),
    /** Nothing passes its connections until the end; then everything does. */
    STALL("not heard");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What was done to the part, for a person. */
    String words() {
      return words;
    }
  }

  Disturbance {
    if (at.isNegative() || length.isNegative() || (kind == Kind.KILL) != length.isZero()) {
      throw new IllegalArgumentException(
          "a kill has no length and anything else has one, but not " + kind + " for " + length);
    }
  }

  Duration end() {
    return at.plus(length);
  }
}
