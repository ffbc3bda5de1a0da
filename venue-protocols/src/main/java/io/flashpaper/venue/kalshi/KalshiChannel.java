// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import java.util.Arrays;
import java.util.Optional;

/** The channels we subscribe to. */
public enum KalshiChannel {
  /** Books; without them the connection is of no use. */
  BOOKS("orderbook_delta", true),
  /** Volume and open interest. */
  TOTALS("ticker", true),
  /** Public trades. */
  PRINTS("trade", true),
  /** That something happened to a market. */
  LIFECYCLE("market_lifecycle_v2", false),
  /** The settlement index. */
  INDEX("cfbenchmarks_value", false);

  private final String wireName;
  private final boolean byMarket;

  KalshiChannel(String wireName, boolean byMarket) {
    this.wireName = wireName;
    this.byMarket = byMarket;
  }

  public String wireName() {
    return wireName;
  }

  /** Whether one subscribes for named markets. */
  public boolean isByMarket() {
    return byMarket;
  }

  public static Optional<KalshiChannel> named(String wireName) {
    return Arrays.stream(values()).filter(c -> c.wireName.equals(wireName)).findFirst();
  }
}
