// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whatever can suffer on its own. */
public enum SimulatedVenue {
  /** The prediction market. */
  KALSHI("/trade-api/"),
  /** Coinbase Exchange. */
  COINBASE("/coinbase/"),
  /** Kraken. */
  KRAKEN("/kraken/"),
  /** Bitstamp. */
  BITSTAMP("/bitstamp/"),
  /** Binance.US. */
  BINANCE_US("/binanceus/");

  private final String root;

  SimulatedVenue(String root) {
    this.root = root;
  }

  /** Its name in an address, such as {@code binance_us}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The venue of this name. */
  public static Optional<SimulatedVenue> byLabel(String label) {
    return Arrays.stream(values()).filter(v -> v.label().equals(label)).findFirst();
  }

  /** The venue that is asked at a path. */
  public static Optional<SimulatedVenue> at(String path) {
    return Arrays.stream(values()).filter(v -> path.startsWith(v.root)).findFirst();
  }
}
