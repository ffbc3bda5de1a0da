// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One Kalshi binary contract as the venue describes it now.
 *
 * @param id its ticker
 * @param series the series it belongs to, such as {@code KXBTC15M}
 * @param status where it is in its life
 * @param strikeRule how the settlement value is compared with the strike
 * @param strikeMicros the strike in micro-dollars of the underlying; empty until the venue says it
 * @param openTimeMs when trading opens, milliseconds since the epoch
 * @param closeTimeMs when trading closes, milliseconds since the epoch; the clock that counts
 * @param priceBands the ticks by price, ascending; empty where the venue has not said
 * @param fees what trading in it costs; empty where the venue has not said
 */
public record Market(
    MarketId id,
    String series,
    MarketStatus status,
    StrikeRule strikeRule,
    OptionalLong strikeMicros,
    long openTimeMs,
    long closeTimeMs,
    List<PriceBand> priceBands,
    Optional<MarketFees> fees) {
  /**
   * Checks the times and freezes the bands.
   *
   * @throws IllegalArgumentException if it closes before it opens
   */
  public Market {
    priceBands = List.copyOf(priceBands);
    if (closeTimeMs <= openTimeMs) {
      throw new IllegalArgumentException("market " + id + " closes before it opens");
    }
  }

  /** A market whose fees the venue has not said. */
  public Market(
      MarketId id,
      String series,
      MarketStatus status,
      StrikeRule strikeRule,
      OptionalLong strikeMicros,
      long openTimeMs,
      long closeTimeMs,
      List<PriceBand> priceBands) {
    this(
        id,
        series,
        status,
        strikeRule,
        strikeMicros,
        openTimeMs,
        closeTimeMs,
        priceBands,
        Optional.empty());
  }

  /** Milliseconds from {@code timeMs} to the close; negative after it. */
  public long msToClose(long timeMs) {
    return closeTimeMs - timeMs;
  }

  /** This market in another status. */
  public Market withStatus(MarketStatus next) {
    return new Market(
        id, series, next, strikeRule, strikeMicros, openTimeMs, closeTimeMs, priceBands, fees);
  }

  /** This market with other fees. */
  public Market withFees(Optional<MarketFees> next) {
    return new Market(
        id, series, status, strikeRule, strikeMicros, openTimeMs, closeTimeMs, priceBands, next);
  }
}
