// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the profile {@code MODEL} looks at.
 *
 * @param spot how far the index can be trusted
 * @param bookSilenceMs how long the venue has said nothing; empty if too long to know
 * @param quote the book's best prices
 * @param fairMicros what YES is worth by the model, if it says so
 * @param past how it stood a look-back ago, if known
 * @param volatilityPpm of the index, for a year
 * @param staleMs how long the better side's edge has stood without interruption
 */
record ModelInput(
    Spot spot,
    OptionalLong bookSilenceMs,
    Quote quote,
    OptionalLong fairMicros,
    Optional<Past> past,
    long volatilityPpm,
    long staleMs) {

  /**
   * The index's health.
   *
   * @param venues how many exchanges it is made of
   * @param ageMs how old the youngest quote behind it is
   * @param dispersionCentiBps how far the exchanges differ, in hundredths of a basis point
   */
  record Spot(int venues, long ageMs, long dispersionCentiBps) {}

  /** Best YES bid and ask in micro-dollars, and how much can be bought at the best price. */
  record Quote(long bidMicros, long askMicros, Quantity yesOffered, Quantity noOffered) {
    long askMicros(Side side) {
      return side == Side.YES ? askMicros : 1_000_000 - bidMicros;
    }

    Quantity offered(Side side) {
      return side == Side.YES ? yesOffered : noOffered;
    }

    /** Twice the mid. */
    long sumMicros() {
      return bidMicros + askMicros;
    }
  }

  /**
   * A look-back ago.
   *
   * @param momentumPpb how far the index has moved since, in billionths, rounded down
   * @param fairMicros what YES was worth
   * @param sumMicros twice the book's mid
   */
  record Past(long momentumPpb, long fairMicros, long sumMicros) {}
}
