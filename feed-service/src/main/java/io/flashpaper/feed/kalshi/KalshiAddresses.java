// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import java.net.URI;
import java.util.List;

/**
 * Where Kalshi is and what of it we follow.
 *
 * @param restUrl up to and including {@code /trade-api/v2}
 * @param wsUrl the WebSocket's address
 * @param series the series' tickers
 */
public record KalshiAddresses(URI restUrl, URI wsUrl, List<String> series) {
  /** Freezes the list. */
  public KalshiAddresses {
    series = List.copyOf(series);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("flashpaper.kalshi.series names no series");
    }
  }
}
