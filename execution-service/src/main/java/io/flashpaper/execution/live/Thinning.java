// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import java.util.BitSet;

/**
 * Which rows of a long series a chart of few points needs. Rows are cut into stretches of the same
 * length, and of each stay the lowest and the highest of every column: a spike of one row is drawn
 * however few points there are. Where a column stops being known one row without it stays, so that
 * no line is drawn across the gap. The first and the last row stay.
 */
public final class Thinning {
  /** The lowest, the highest and the beginning of a gap. */
  private static final int PER_COLUMN = 3;

  private Thinning() {}

  /** The fewest points that can be asked for, with so many columns. */
  public static int fewest(int columns) {
    return PER_COLUMN * columns + 2;
  }

  /**
   * The rows that stay.
   *
   * @param columns all of the same length; not a number is not known
   * @param most so many rows at most
   * @throws IllegalArgumentException if that is below {@link #fewest}
   */
  public static BitSet rows(double[][] columns, int most) {
    if (most < fewest(columns.length)) {
      throw new IllegalArgumentException(
          "%d columns need at least %d points, not %d"
              .formatted(columns.length, fewest(columns.length), most));
    }
    int rows = columns[0].length;
    BitSet kept = new BitSet(rows);
    int stretches = rows <= most ? rows : (most - 2) / (PER_COLUMN * columns.length);
    for (int stretch = 0; stretch < stretches; stretch++) {
      int from = (int) ((long) rows * stretch / stretches);
      int to = (int) ((long) rows * (stretch + 1) / stretches);
      for (double[] column : columns) {
        keep(column, from, to, kept);
      }
    }
    if (rows > 0) {
      kept.set(0);
      kept.set(rows - 1);
    }
    return kept;
  }

  private static void keep(double[] column, int from, int to, BitSet kept) {
    int lowest = -1;
    int highest = -1;
    int gap = -1;
    for (int row = from; row < to; row++) {
      double value = column[row];
      if (Double.isNaN(value)) {
        gap = gap < 0 && row > 0 && !Double.isNaN(column[row - 1]) ? row : gap;
      } else {
        lowest = lowest < 0 || value < column[lowest] ? row : lowest;
        highest = highest < 0 || value > column[highest] ? row : highest;
      }
    }
    keep(lowest, kept);
    keep(highest, kept);
    keep(gap, kept);
  }

  private static void keep(int row, BitSet kept) {
    if (row >= 0) {
      kept.set(row);
    }
  }
}
