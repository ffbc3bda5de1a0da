// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What of a market never changes.
 *
 * @param knownStrikeCents the strike, if it is part of the ticker; the fifteen-minute markets learn
 *     theirs after the open
 */
public record MarketSpec(
    Series series,
    String ticker,
    String eventTicker,
    long createdMs,
    long openMs,
    long closeMs,
    OptionalLong knownStrikeCents) {

  static MarketSpec quarterHour(long openMs, long createdMs) {
    long closeMs = openMs + Series.KXBTC15M.lengthMs();
    return new MarketSpec(
        Series.KXBTC15M,
        MarketTicker.quarterHour(closeMs),
        MarketTicker.event(Series.KXBTC15M, closeMs),
        createdMs,
        openMs,
        closeMs,
        OptionalLong.empty());
  }

  static MarketSpec above(long openMs, long createdMs, long strikeCents) {
    long closeMs = openMs + Series.KXBTCD.lengthMs();
    return new MarketSpec(
        Series.KXBTCD,
        MarketTicker.above(closeMs, strikeCents),
        MarketTicker.event(Series.KXBTCD, closeMs),
        createdMs,
        openMs,
        closeMs,
        OptionalLong.of(strikeCents));
  }

  /** The exchange's internal id, the same for the same ticker. */
  public UUID id() {
    return UUID.nameUUIDFromBytes(ticker.getBytes(StandardCharsets.UTF_8));
  }
}
