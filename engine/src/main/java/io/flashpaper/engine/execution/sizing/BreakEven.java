// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import java.util.Arrays;
import java.util.Locale;

/** What a net result of exactly zero is. */
public enum BreakEven {
  /** A loss. */
  LOSS,
  /** Nothing: not counted. */
  PUSH;

  /**
   * By its name in configuration: {@code loss} or {@code push}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static BreakEven named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no break-even '%s'; choose loss or push".formatted(name)));
  }
}
