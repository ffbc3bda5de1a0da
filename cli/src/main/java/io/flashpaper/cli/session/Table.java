// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.session;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of the page: words to the left, figures to the right. */
final class Table {
  private final List<Cell> heads = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();
  private final int wordColumns;

  /**
   * A cell.
   *
   * @param kind {@code word}, {@code figure}, {@code gain} or {@code loss}
   */
  record Cell(String text, String kind) {
    /** A figure that is good above zero and bad below. */
    static Cell judged(String text, @Nullable BigDecimal value) {
      int sign = value == null ? 0 : value.signum();
      return new Cell(text, sign > 0 ? "figure gain" : sign < 0 ? "figure loss" : "figure");
    }
  }

  /**
   * An empty table.
   *
   * @param wordColumns so many columns from the left hold words
   */
  Table(int wordColumns, String... heads) {
    this.wordColumns = wordColumns;
    for (String head : heads) {
      this.heads.add(cell(this.heads.size(), head));
    }
  }

  private Cell cell(int column, String text) {
    return new Cell(text, column < wordColumns ? "word" : "figure");
  }

  /** Adds a row of texts and {@link Cell}s. */
  Table row(Object... values) {
    List<Cell> row = new ArrayList<>();
    for (Object value : values) {
      row.add(value instanceof Cell cell ? cell : cell(row.size(), value.toString()));
    }
    if (row.size() != heads.size()) {
      throw new IllegalArgumentException(
          "a row of this table has %d cells, not %d".formatted(heads.size(), row.size()));
    }
    rows.add(List.copyOf(row));
    return this;
  }

  /** The first line. */
  public List<Cell> heads() {
    return List.copyOf(heads);
  }

  /** The other lines. */
  public List<List<Cell>> rows() {
    return List.copyOf(rows);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
