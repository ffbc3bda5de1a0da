// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A part of the screen: a heading, and beneath it a table or a sentence.
 *
 * @param heading none if blank
 * @param head the table's; empty for sentences
 * @param most so many rows are enough on any screen
 * @param beyond how many more there are than rows; empty where nobody misses them
 */
record Section(
    String heading, Optional<String> head, List<String> rows, int most, OptionalInt beyond) {
  private static final String INDENT = "  ";

  /** Freezes the list. */
  Section {
    rows = List.copyOf(rows);
  }

  /** Of a table's lines, or of one sentence instead. */
  static Section of(String heading, List<String> lines, int most, OptionalInt beyond) {
    return lines.size() == 1
        ? new Section(heading, Optional.empty(), lines, most, OptionalInt.empty())
        : new Section(
            heading, Optional.of(lines.getFirst()), lines.subList(1, lines.size()), most, beyond);
  }

  /** Sentences without a heading. */
  static Section notes(List<String> sentences, int most) {
    return new Section("", Optional.empty(), sentences, most, OptionalInt.empty());
  }

  boolean hasHeading() {
    return !heading.isBlank();
  }

  /** How many rows it would like to show. */
  int wanted() {
    return Math.min(most, rows.size());
  }

  /** How many lines one more row needs: the first one brings the table's head. */
  int cost(int shown) {
    return shown == 0 && head.isPresent() ? 2 : 1;
  }

  /** Its lines with so many rows; the heading says how many there are beside them. */
  List<String> lines(int shown) {
    List<String> lines = new ArrayList<>();
    if (hasHeading()) {
      lines.add(heading + more(shown));
    }
    if (shown > 0) {
      head.ifPresent(line -> lines.add(INDENT + line));
    }
    rows.stream().limit(shown).forEach(row -> lines.add(INDENT + row));
    return lines;
  }

  private String more(int shown) {
    int hidden = beyond.isEmpty() ? 0 : rows.size() - shown + beyond.getAsInt();
    return hidden == 0 ? "" : shown == 0 ? " (" + hidden + ")" : " (and " + hidden + " more)";
  }
}
