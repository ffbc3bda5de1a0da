// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

/**
 * A market's ticker, such as {@code KXBTC15M-26FEB021315-15}. Opaque: neither strike nor time may
 * be read from it.
 */
public record MarketId(String ticker) implements Comparable<MarketId> {
  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if blank
   */
  public MarketId {
    if (ticker.isBlank()) {
      throw new IllegalArgumentException("a market's ticker is never blank");
    }
  }

  @Override
  public int compareTo(MarketId other) {
    return ticker.compareTo(other.ticker);
  }

  @Override
  public String toString() {
    return ticker;
  }
}
