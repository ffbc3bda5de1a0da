// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies on the dead-letter topics: how many messages, since when, and the last of them. Filled
 * by whoever reads those topics, asked by anyone.
 */
@Singleton
public final class DeadLetterShelf {
  private static final int REMEMBERED = 100;

  private final SortedMap<String, Pile> piles = new TreeMap<>();
  private final Deque<Letter> last = new ArrayDeque<>();

  /**
   * A message that somebody could not read.
   *
   * @param topic where it was meant to be read, such as {@code tape}
   * @param offset its own there; empty if it never was there
   * @param reader who could not read it
   * @param atMs when it was put aside, by that reader's clock
   */
  public record Letter(
      String topic, OptionalLong offset, String reader, String reason, long atMs) {}

  /**
   * Those of one topic.
   *
   * @param sinceMs when the first of them was put aside
   */
  public record Pile(long count, long sinceMs) {}

  /**
   * All of them.
   *
   * @param last the latest first
   */
  public record Contents(SortedMap<String, Pile> piles, List<Letter> last) {
    /** How many there are. */
    public long count() {
      return piles.values().stream().mapToLong(Pile::count).sum();
    }
  }

  /** One more. */
  public synchronized void add(Letter letter) {
    piles.merge(
        letter.topic(),
        new Pile(1, letter.atMs()),
        (before, one) -> new Pile(before.count() + 1, before.sinceMs()));
    last.addFirst(letter);
    if (last.size() > REMEMBERED) {
      last.removeLast();
    }
  }

  /** They will all be read again. */
  public synchronized void clear() {
    piles.clear();
    last.clear();
  }

  /** What there is now. */
  public synchronized Contents contents() {
    return new Contents(new TreeMap<>(piles), new ArrayList<>(last));
  }
}
