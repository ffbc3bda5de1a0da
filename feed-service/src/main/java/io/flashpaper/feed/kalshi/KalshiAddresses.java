// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where Kalshi is and what of it we follow.
 *
 * @param restUrl up to and including {@code /trade-api/v2}
 * @param wsUrl the WebSocket's address
 * @param series the series' tickers
 * @param strikes of many strikes at once, how many to follow
 * @param lead how long before its opening a market is followed
 */
public record KalshiAddresses(
    URI restUrl, URI wsUrl, List<String> series, int strikes, Duration lead) {
  private static final Duration LONGEST_LEAD = Duration.ofHours(1);

  /** Checks the settings and freezes the list. */
  public KalshiAddresses {
    series = series.stream().map(String::strip).distinct().toList();
    if (series.isEmpty() || series.contains("")) {
      throw new IllegalArgumentException(
          "flashpaper.kalshi.series names no series: give tickers such as KXBTC15M,KXBTCD");
    }
    if (strikes < 1 || strikes > 50) {
      throw new IllegalArgumentException(
          "flashpaper.kalshi.strikes must be 1 to 50, but is " + strikes);
    }
    if (lead.isNegative() || lead.compareTo(LONGEST_LEAD) > 0) {
      throw new IllegalArgumentException(
          "flashpaper.kalshi.lead must be 0 to 60 minutes, such as 2m, but is " + lead);
    }
  }
}
