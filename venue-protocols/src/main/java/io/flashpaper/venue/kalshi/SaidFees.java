// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.MarketFees;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the venue says of fees in one place: all of it for a series, what differs for an event.
 *
 * @param type in the venue's own word
 * @param multiplierMicros in millionths; 1 000 000 is the full curve
 */
public record SaidFees(Optional<String> type, OptionalLong multiplierMicros) {
  /** Nothing: as in the series. */
  public static final SaidFees NOTHING = new SaidFees(Optional.empty(), OptionalLong.empty());

  /** This, and the other where this says nothing; type and multiplier each on its own. */
  public SaidFees or(SaidFees other) {
    return new SaidFees(
        type.or(other::type),
        multiplierMicros.isPresent() ? multiplierMicros : other.multiplierMicros);
  }

  /** The fees of a market; empty if something was never said. */
  public Optional<MarketFees> ofMarket(OptionalLong waivedUntilMs) {
    return type.isPresent() && multiplierMicros.isPresent()
        ? Optional.of(new MarketFees(type.get(), multiplierMicros.getAsLong(), waivedUntilMs))
        : Optional.empty();
  }
}
