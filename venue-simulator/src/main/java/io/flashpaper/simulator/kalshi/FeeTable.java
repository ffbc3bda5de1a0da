// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** What trading costs at the simulated venue; may be changed from any thread while it runs. */
public final class FeeTable {
  /** A type in the venue's word, and a multiplier: 1 is the full curve. */
  public record Fees(String type, double multiplier) {
    static final Fees USUAL = new Fees("quadratic", 1);
  }

  private final Map<String, Fees> bySeries = new ConcurrentHashMap<>();
  private final Map<String, Fees> byEvent = new ConcurrentHashMap<>();
  private final Map<String, Long> waivedUntilMs = new ConcurrentHashMap<>();

  /** A series charges this from now on. */
  public void series(String ticker, Fees fees) {
    bySeries.put(ticker, fees);
  }

  /** An event charges this instead from now on. */
  public void event(String ticker, Fees fees) {
    byEvent.put(ticker, fees);
  }

  /** Trading in a market is free until then, milliseconds since the epoch. */
  public void waive(String market, long untilMs) {
    waivedUntilMs.put(market, untilMs);
  }

  Fees ofSeries(String ticker) {
    return bySeries.getOrDefault(ticker, Fees.USUAL);
  }

  Optional<Fees> ofEvent(String ticker) {
    return Optional.ofNullable(byEvent.get(ticker));
  }

  OptionalLong waivedUntilMs(String market) {
    Long until = waivedUntilMs.get(market);
    return until == null ? OptionalLong.empty() : OptionalLong.of(until);
  }
}
