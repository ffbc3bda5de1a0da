// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.signal.Desire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a strategy said to a tape; equal if it said the same.
 *
 * @param entries one for each call, in order
 */
public record Transcript(List<Entry> entries) {
  /** Freezes the list. */
  public Transcript {
    entries = List.copyOf(entries);
  }

  /**
   * One call.
   *
   * @param tapeOffset the moment's
   * @param trigger the simple name of what happened
   * @param memory what the strategy wants to remember
   * @param desire what it answered; empty if the standing desire stays
   */
  public record Entry(long tapeOffset, String trigger, Record memory, Optional<Desire> desire) {}

  /** The desires in order, where one was stated. */
  public List<Desire> desires() {
    return entries.stream().flatMap(entry -> entry.desire().stream()).toList();
  }

  /**
   * The desire that stands at the end.
   *
   * @throws java.util.NoSuchElementException if none was ever stated
   */
  public Desire lastDesire() {
    return desires().getLast();
  }

  Transcript followedBy(Transcript rest) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(rest.entries);
    return new Transcript(all);
  }
}
