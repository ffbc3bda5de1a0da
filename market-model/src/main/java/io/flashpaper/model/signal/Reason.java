// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.signal;

import java.util.List;

/**
 * Why: a code that is counted and numbers that explain it.
 *
 * @param code short, upper case, such as {@code MOMENTUM}
 * @param facts the numbers behind it, in the order they were considered
 */
public record Reason(String code, List<Fact> facts) {
  /**
   * Freezes the facts.
   *
   * @throws IllegalArgumentException if the code holds NUL or half of a surrogate pair, which
   *     neither a message nor a database can hold
   */
  public Reason {
    facts = List.copyOf(facts);
    mustBeWritable("code", code);
  }

  private static void mustBeWritable(String what, String text) {
    if (text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
      throw new IllegalArgumentException(
          "a reason's %s holds NUL or half of a surrogate pair: '%s'".formatted(what, text));
    }
  }

  /** A reason with its facts. */
  public static Reason of(String code, Fact... facts) {
    return new Reason(code, List.of(facts));
  }

  /**
   * One number.
   *
   * @param name what it is, with its unit, such as {@code kMicros}
   */
  public record Fact(String name, long value) {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it holds NUL or half of a surrogate pair
     */
    public Fact {
      mustBeWritable("fact", name);
    }
  }
}
