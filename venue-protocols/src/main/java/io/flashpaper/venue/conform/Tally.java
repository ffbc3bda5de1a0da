// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import io.flashpaper.venue.conform.FileReport.Refusals;
import io.flashpaper.venue.conform.Outcome.Ignored;
import io.flashpaper.venue.conform.Outcome.Refused;
import io.flashpaper.venue.conform.Outcome.Understood;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what became of a file's frames; keeps no more reasons and kinds than can be read. */
final class Tally {
  private static final int MOST_KINDS = 100;
  private static final int EXAMPLE = 200;
  private static final int REASON = 300;

  private final Map<String, Refusals> refused = new LinkedHashMap<>();
  private final SortedMap<String, Long> ignored = new TreeMap<>();
  private final SortedMap<String, Long> events = new TreeMap<>();
  private long understood;

  void count(Outcome outcome, String text) {
    switch (outcome) {
      case Understood u -> {
        understood++;
        u.events().forEach(event -> events.merge(event, 1L, Long::sum));
      }
      case Refused r -> refuse(r.reason(), text);
      case Ignored i -> {
        boolean room = ignored.containsKey(i.kind()) || ignored.size() < MOST_KINDS;
        ignored.merge(room ? i.kind() : "unknown:and more kinds", 1L, Long::sum);
      }
    }
  }

  private void refuse(String reason, String text) {
    String cut = cut(reason, REASON);
    boolean room = refused.containsKey(cut) || refused.size() < MOST_KINDS;
    refused.merge(
        room ? cut : "and more reasons",
        new Refusals(room ? cut : "and more reasons", 1, cut(text, EXAMPLE)),
        (old, one) -> new Refusals(old.reason(), old.count() + 1, old.example()));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "…";
  }

  long understood() {
    return understood;
  }

  List<Refusals> refused() {
    return List.copyOf(refused.values());
  }

  SortedMap<String, Long> ignored() {
    return ignored;
  }

  SortedMap<String, Long> events() {
    return events;
  }
}
