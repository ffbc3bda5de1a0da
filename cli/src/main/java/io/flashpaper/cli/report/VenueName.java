// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Venues as they call themselves. */
final class VenueName {
  private static final Map<String, String> OWN_WORDS =
      Map.of(
          "kalshi", "Kalshi",
          "coinbase", "Coinbase",
          "kraken", "Kraken",
          "bitstamp", "Bitstamp",
          "binance_us", "Binance US");

  private VenueName() {}

  /** Such as {@code Binance US} for {@code binance_us}; one we do not know keeps its code. */
  static String of(@Nullable String code) {
    return code == null ? Figures.MISSING : OWN_WORDS.getOrDefault(code, code);
  }
}
