// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in aligned columns: text to the left, figures to the right. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<String> heads;
  private final int textColumns;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param textColumns so many columns from the left hold text, the others figures
   */
  public TextTable(int textColumns, String... heads) {
    this.textColumns = textColumns;
    this.heads = List.of(heads);
  }

  /** Adds a row. */
  public TextTable row(String... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException(
          "a row of this table has %d cells, not %d".formatted(heads.size(), cells.length));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Its lines, each beginning with this indent. */
  public List<String> lines(String indent) {
    List<String> lines = new ArrayList<>();
    lines.add(line(indent, heads));
    rows.forEach(row -> lines.add(line(indent, row)));
    return lines;
  }

  /**
   * Its lines where there is little room: whole columns are left out until they fit.
   *
   * @param width of the longest line, where leaving out is enough for that
   * @param dispensable the heads that may be left out, the least important first
   */
  public List<String> lines(int width, List<String> dispensable) {
    TextTable narrower = this;
    for (int i = 0; i < dispensable.size() && narrower.width() > width; i++) {
      narrower = narrower.without(dispensable.get(i));
    }
    return narrower.lines("");
  }

  private TextTable without(String head) {
    int gone = heads.indexOf(head);
    if (gone < 0) {
      throw new IllegalArgumentException("this table has no column '%s'".formatted(head));
    }
    TextTable rest =
        new TextTable(
            gone < textColumns ? textColumns - 1 : textColumns,
            without(heads, gone).toArray(String[]::new));
    rows.forEach(row -> rest.rows.add(without(row, gone)));
    return rest;
  }

  private static List<String> without(List<String> cells, int gone) {
    List<String> rest = new ArrayList<>(cells);
    rest.remove(gone);
    return List.copyOf(rest);
  }

  private int width() {
    return IntStream.range(0, heads.size()).map(this::width).sum()
        + GAP.length() * (heads.size() - 1);
  }

  private String line(String indent, List<String> cells) {
    StringBuilder line = new StringBuilder(indent);
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(width(column) - cell.length());
      line.append(column == 0 ? "" : GAP);
      line.append(column < textColumns ? cell + padding : padding + cell);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(heads.get(column).length(), Math::max);
  }
}
