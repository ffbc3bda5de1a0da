// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/** The Bitcoin series that exist here. */
public enum Series {
  /** Up or down over fifteen minutes. */
  KXBTC15M(900_000, PriceGrid.TAPERED_DECI_CENT, true),
  /** Above a strike at the hour. */
  KXBTCD(3_600_000, PriceGrid.LINEAR_CENT, false);

  private final long lengthMs;
  private final PriceGrid grid;
  private final boolean tieWins;

  Series(long lengthMs, PriceGrid grid, boolean tieWins) {
    this.lengthMs = lengthMs;
    this.grid = grid;
    this.tieWins = tieWins;
  }

  /** From open to close. */
  public long lengthMs() {
    return lengthMs;
  }

  /** Where prices may lie. */
  public PriceGrid grid() {
    return grid;
  }

  /** Whether an average equal to the strike pays YES. */
  public boolean tieWins() {
    return tieWins;
  }
}
