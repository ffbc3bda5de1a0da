// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares the rows of a screen among its sections: a row to each in turn, the more important one
 * first, until all have what they want or nothing is left. Blank lines are for what is over then.
 */
final class ScreenRows {
  private final List<Section> sections;
  private final int[] shown;
  private int left;

  /**
   * Shares so many rows.
   *
   * @param sections from top to bottom
   * @param byImportance the same, the most important first
   */
  ScreenRows(List<Section> sections, List<Section> byImportance, int rows) {
    this.sections = List.copyOf(sections);
    this.shown = new int[sections.size()];
    this.left = rows - headings();
    boolean isShared = false;
    while (!isShared) {
      isShared = true;
      for (Section section : byImportance) {
        isShared &= !isGivenARow(section);
      }
    }
  }

  private int headings() {
    return (int) sections.stream().filter(Section::hasHeading).count();
  }

  private boolean isGivenARow(Section section) {
    int index = sections.indexOf(section);
    int cost = section.cost(shown[index]);
    if (shown[index] == section.wanted() || cost > left) {
      return false;
    }
    shown[index]++;
    left -= cost;
    return true;
  }

  /** What the screen shows. */
  List<String> lines() {
    boolean isRoomy = left >= headings();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      if (isRoomy && sections.get(i).hasHeading()) {
        lines.add("");
      }
      lines.addAll(sections.get(i).lines(shown[i]));
    }
    return lines;
  }
}
