// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be subscribed to. The private channels are accepted and stay silent. */
enum Channel {
  ORDERBOOK_DELTA,
  TICKER,
  TRADE,
  MARKET_LIFECYCLE_V2,
  CFBENCHMARKS_VALUE,
  FILL,
  USER_ORDERS,
  MARKET_POSITIONS;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Channel> byLabel(String label) {
    return Arrays.stream(values()).filter(c -> c.label().equals(label)).findFirst();
  }
}
