// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

/**
 * Which prints of the index settle a market, one for each second.
 *
 * @param prints how many seconds count
 * @param offsetMs by how much the window lies later than the one that ends just before the close: 0
 *     is {@code [close - 60 s, close)}; negative is earlier
 * @param fewest how many of the prints must have been seen for the average to mean anything
 * @param decimals of a dollar that the venue rounds the average to, 0 to 6
 */
public record SettlementWindow(int prints, long offsetMs, int fewest, int decimals) {
  /** The last sixty seconds before the close, 57 of them seen, rounded to cents. */
  public static final SettlementWindow DEFAULT = new SettlementWindow(60, 0, 57, 2);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SettlementWindow {
    if (prints < 1 || prints > 3600 || fewest < 1 || fewest > prints) {
      throw new IllegalArgumentException(
          "a settlement window has 1 to 3600 prints and needs 1 to all of them, but has %d and needs %d"
              .formatted(prints, fewest));
    }
    if (decimals < 0 || decimals > 6) {
      throw new IllegalArgumentException(
          "a settlement value has 0 to 6 decimals, but has " + decimals);
    }
  }

  /** What the venue rounds to, in micro-dollars. */
  long unitMicros() {
    long unit = 1;
    for (int missing = decimals; missing < 6; missing++) {
      unit *= 10;
    }
    return unit;
  }

  /** When the first print of a market that closes then is due, milliseconds since the epoch. */
  long startMs(long closeMs) {
    return closeMs + offsetMs - prints * 1000L;
  }
}
