// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import java.util.Set;

/**
 * The index at a whole second.
 *
 * @param second seconds since the epoch
 * @param priceMicros the last price up to that second, in micro-dollars
 * @param venues which venues it was made of
 */
public record IndexSample(long second, long priceMicros, Set<String> venues) {
  /**
   * Checks the price and freezes the venues.
   *
   * @throws IllegalArgumentException if the price is not above 0
   */
  public IndexSample {
    venues = Set.copyOf(venues);
    if (priceMicros <= 0) {
      throw new IllegalArgumentException("an index is above 0, but is " + priceMicros);
    }
  }
}
