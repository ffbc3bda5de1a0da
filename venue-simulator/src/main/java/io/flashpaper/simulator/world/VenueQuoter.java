// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import io.flashpaper.simulator.world.ScriptEvent.Outage;
import io.flashpaper.simulator.world.ScriptEvent.Spike;
import java.util.List;
import java.util.function.Consumer;

/** What one spot exchange shows of the true price: late, noisy and not at every step. */
final class VenueQuoter {
  private static final double PERSISTENCE = 0.9;
  private static final double TRADE_PROBABILITY = 0.6;
  private static final int LOT = 1_000;

  private final Venue venue;
  private final SeedStream stream;
  private final SeedStream sizes;
  private final SeedStream trades;
  private final double publishProbability;
  private double noise;

  VenueQuoter(Venue venue, long seed, long stepMs) {
    this.venue = venue;
    this.stream = SeedStream.of(seed, "ex:" + venue.key());
    this.sizes = SeedStream.of(seed, "size:" + venue.key());
    this.trades = SeedStream.of(seed, "tr:" + venue.key());
    this.publishProbability =
        1 - Math.pow(1 - venue.publishProbability(), stepMs / (double) PricePath.STEP_MS);
  }

  void step(
      long nowMs,
      long sinceOpenMs,
      PriceHistory history,
      List<ScriptEvent> script,
      Consumer<WorldEvent> out) {
    double shock = venue.noise() * Math.sqrt(1 - PERSISTENCE * PERSISTENCE) * stream.normal();
    noise = PERSISTENCE * noise + shock;
    boolean publishes = stream.chance(publishProbability);
    double error = scripted(sinceOpenMs, script);
    if (!publishes || Double.isNaN(error)) {
      return;
    }
    double mid = history.at(nowMs - venue.lagMs()) * (1 + venue.basis() + noise + error);
    long bid = Math.round((mid - venue.halfSpread()) * 100);
    long ask = Math.max(bid + 1, Math.round((mid + venue.halfSpread()) * 100));
    VenueQuote quote = new VenueQuote(venue, nowMs, bid, ask, size(), size());
    out.accept(new WorldEvent.Quoted(quote));
    if (venue == Venue.COINBASE || trades.chance(TRADE_PROBABILITY)) {
      boolean buys = trades.chance(0.5);
      long lots = 1 + (long) (20_000 * Math.pow(trades.uniform(), 4));
      out.accept(
          new WorldEvent.Traded(new VenueTrade(venue, nowMs, buys ? ask : bid, lots * LOT, buys)));
    }
  }

  /** The scripted error of the mid, or NaN during an outage. */
  private double scripted(long sinceOpenMs, List<ScriptEvent> script) {
    double error = 0;
    for (ScriptEvent event : script) {
      if (event instanceof Outage o
          && o.venue() == venue
          && sinceOpenMs >= o.fromMs()
          && sinceOpenMs < o.toMs()) {
        return Double.NaN;
      }
      if (event instanceof Spike s
          && s.venue() == venue
          && sinceOpenMs >= s.fromMs()
          && sinceOpenMs < s.toMs()) {
        error += s.bp() / 1e4;
      }
    }
    return error;
  }

  private long size() {
    return LOT * (1 + (long) (150_000 * sizes.uniform() * sizes.uniform()));
  }
}
