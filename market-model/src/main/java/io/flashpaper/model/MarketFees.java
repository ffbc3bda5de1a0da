// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

import java.util.OptionalLong;

/**
 * What the venue charges for trading in one market: its event's type and multiplier where the event
 * overrides them, else those of its series.
 *
 * @param type in the venue's own word, such as {@code quadratic}, known to this program or not
 * @param multiplierMicros the multiplier in millionths: 1 000 000 is the full curve, 0 is free
 * @param waivedUntilMs nothing is charged before this time, milliseconds since the epoch; empty if
 *     nothing is waived
 */
public record MarketFees(String type, long multiplierMicros, OptionalLong waivedUntilMs) {
  /** The full curve for takers, nothing for makers, no waiver: the Bitcoin series. */
  public static final MarketFees QUADRATIC =
      new MarketFees("quadratic", 1_000_000, OptionalLong.empty());

  /**
   * Checks the type and the multiplier.
   *
   * @throws IllegalArgumentException if the type is blank or the multiplier negative
   */
  public MarketFees {
    if (type.isBlank()) {
      throw new IllegalArgumentException("a fee type is never blank");
    }
    if (multiplierMicros < 0) {
      throw new IllegalArgumentException(
          "a fee multiplier is never negative, but is " + multiplierMicros + " millionths");
    }
  }

  /** Whether nothing is charged at {@code timeMs}, milliseconds since the epoch. */
  public boolean isWaivedAt(long timeMs) {
    return waivedUntilMs.isPresent() && timeMs < waivedUntilMs.getAsLong();
  }
}
