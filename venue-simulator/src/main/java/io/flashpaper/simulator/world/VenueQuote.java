// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/**
 * A spot exchange's best bid and ask.
 *
 * @param atMs exchange time
 * @param bidCents best bid
 * @param askCents best ask, above the bid
 * @param bidSize in 1e-8 bitcoin
 * @param askSize in 1e-8 bitcoin
 */
public record VenueQuote(
    Venue venue, long atMs, long bidCents, long askCents, long bidSize, long askSize) {
  /** Refuses a crossed or empty quote. */
  public VenueQuote {
    if (bidCents <= 0 || askCents <= bidCents || bidSize <= 0 || askSize <= 0) {
      throw new IllegalArgumentException(
          venue + " quote must have 0 < bid < ask and sizes above 0: " + bidCents + "/" + askCents);
    }
  }

  /** The same at another time. */
  public VenueQuote later(long byMs) {
    return new VenueQuote(venue, atMs + byMs, bidCents, askCents, bidSize, askSize);
  }
}
