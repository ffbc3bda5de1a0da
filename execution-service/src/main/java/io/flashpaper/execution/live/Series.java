// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import java.util.Arrays;

/**
 * Prices of consecutive seconds, for drawing only: the index in dollars, and a market's YES bid,
 * YES ask and fair value between 0 and 1. What is not known is not a number.
 *
 * @param firstSecond the first row's, since the epoch
 * @param columns index, YES bid, YES ask, fair value
 */
public record Series(long firstSecond, double[][] columns) {
  static final int COLUMNS = 4;

  static Series unknown(long firstSecond, int rows) {
    double[][] columns = new double[COLUMNS][rows];
    Arrays.stream(columns).forEach(column -> Arrays.fill(column, Double.NaN));
    return new Series(firstSecond, columns);
  }

  void put(int row, int column, double value) {
    columns[column][row] = value;
  }

  /** How many seconds. */
  public int rows() {
    return columns[0].length;
  }

  /** Tape time of a row. */
  public long timeMs(int row) {
    return (firstSecond + row) * 1000;
  }

  /** The index in dollars. */
  public double btc(int row) {
    return columns[0][row];
  }

  /** The market's best YES bid. */
  public double yesBid(int row) {
    return columns[1][row];
  }

  /** The market's best YES ask. */
  public double yesAsk(int row) {
    return columns[2][row];
  }

  /** What YES is worth by the index. */
  public double fairValue(int row) {
    return columns[3][row];
  }
}
