// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/**
 * What a market came to.
 *
 * @param result the venue's word: {@code yes}, {@code no} or {@code scalar}
 * @param yesValue what one YES contract pays, in units of a {@link PriceGrid}
 * @param isMeasured whether the settlement average decided it; a voided market names no value
 */
public record Outcome(String result, int yesValue, boolean isMeasured) {
  /** One side is paid. */
  public static Outcome of(boolean yes) {
    return new Outcome(yes ? "yes" : "no", yes ? PriceGrid.ONE : 0, true);
  }

  /** Each side is paid a share. */
  public static Outcome share(int yesValue) {
    return new Outcome("scalar", checked(yesValue), true);
  }

  /** Nothing decided it, and each side is paid a share. */
  public static Outcome voided(int yesValue) {
    return new Outcome("scalar", checked(yesValue), false);
  }

  private static int checked(int yesValue) {
    if (yesValue < 0 || yesValue > PriceGrid.ONE) {
      throw new IllegalArgumentException("a share is from 0 to " + PriceGrid.ONE);
    }
    return yesValue;
  }
}
