// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.OptionalLong;

/** The settlement index once a second, the last hour and more of it, in cents. */
public final class PrintTape {
  private static final int CAPACITY = 4096;

  private final long[] stamps = new long[CAPACITY];
  private final long[] cents = new long[CAPACITY];

  void add(long second, long valueCents) {
    stamps[slot(second)] = second;
    cents[slot(second)] = valueCents;
  }

  /** The print of a second, if there was one and it is not forgotten. */
  public OptionalLong at(long second) {
    int slot = slot(second);
    return stamps[slot] == second ? OptionalLong.of(cents[slot]) : OptionalLong.empty();
  }

  /** What is known of [from, to), in epoch seconds. */
  public Span span(long from, long to) {
    int count = 0;
    long sum = 0;
    for (long second = from; second < to; second++) {
      OptionalLong print = at(second);
      if (print.isPresent()) {
        count++;
        sum += print.getAsLong();
      }
    }
    return new Span(count, sum);
  }

  private static int slot(long second) {
    return (int) (second & (CAPACITY - 1));
  }

  /** Some prints: how many, and their sum in cents. */
  public record Span(int count, long sumCents) {
    /** The average in cents, half up; zero if there is none. */
    public long averageCents() {
      return count == 0 ? 0 : Math.floorDiv(2 * sumCents + count, 2L * count);
    }

    /** The average in units of 1e-8 dollars; zero if there is none. */
    public long averageE8() {
      return count == 0 ? 0 : Math.round(sumCents * 1e6 / count);
    }
  }
}
