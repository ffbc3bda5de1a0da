// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import io.flashpaper.model.Market;
import io.flashpaper.model.Price;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.strategy.api.FairValue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What YES is worth by the index and its past. Keeps nothing of its own: whatever it says follows
 * from the last tick and the one-second grid of the {@link IndexHistory}, no further back than
 * {@link #PAST} before the moment asked for.
 */
public final class FairPricing {
  /** The prints of the last minute, and what may be carried into their first. */
  public static final Duration PAST = Duration.ofSeconds(60 + IndexHistory.MAX_CARRIED_SECONDS);

  private static final long OLDEST_MS = IndexHistory.MAX_CARRIED_SECONDS * 1000L;

  private final IndexHistory index;
  private final SettlementWindow window = SettlementWindow.DEFAULT;

  /** Prices by an index whose ticks somebody else feeds it. */
  public FairPricing(IndexHistory index) {
    this.index = index;
  }

  /** The value now; empty where it cannot be said. */
  public Optional<FairValue> now(Market market, long timeMs) {
    return healthy(timeMs).flatMap(tick -> value(market, timeMs, tick, tick.priceMicros()));
  }

  /** The value so long ago: index and prints of then, volatility of now. */
  public Optional<FairValue> ago(Market market, long timeMs, Duration ago) {
    long thenMs = timeMs - ago.toMillis();
    return healthy(timeMs)
        .flatMap(tick -> value(market, thenMs, tick, index.priceAt(Math.floorDiv(thenMs, 1000L))));
  }

  /**
   * How much a contract's price moves by itself: one standard deviation over so long, in dollars.
   * The volatility does not matter, since a price has it in it already; infinite once every print
   * is known.
   */
  public double ordinaryMove(Market market, long timeMs, Price price, Duration over) {
    double seconds = WindowProgress.of(window, market.closeTimeMs(), timeMs).effectiveSeconds();
    double steepness =
        NormalDistribution.density(NormalDistribution.quantile(price.micros() / 1e6));
    return steepness * Math.sqrt(over.toMillis() / 1e3 / seconds);
  }

  /** The average of the index's prints before a close, as far as they came within the last hour. */
  public SettlementAverage average(long closeMs) {
    SettlementAverage average = new SettlementAverage(closeMs, window);
    long first = Math.ceilDiv(window.startMs(closeMs), 1000L);
    for (long second = first - IndexHistory.MAX_CARRIED_SECONDS;
        second < first + window.prints();
        second++) {
      if (index.isPrint(second)) {
        average.print(second * 1000, index.priceAt(second).orElseThrow());
      }
    }
    return average;
  }

  private Optional<IndexTick> healthy(long timeMs) {
    return index
        .latest()
        .filter(tick -> tick.status() == IndexStatus.OK || tick.status() == IndexStatus.DEGRADED)
        .filter(tick -> timeMs - tick.timeMs() <= OLDEST_MS);
  }

  private Optional<FairValue> value(
      Market market, long timeMs, IndexTick tick, OptionalLong priceMicros) {
    if (priceMicros.isEmpty()
        || tick.volatilityPpm().isEmpty()
        || market.strikeMicros().isEmpty()
        || market.msToClose(timeMs) <= 0) {
      return Optional.empty();
    }
    double perRootSecond =
        tick.volatilityPpm().getAsLong() / 1e6 / Volatility.ROOT_SECONDS_PER_YEAR;
    WindowProgress progress = WindowProgress.of(window, market.closeTimeMs(), timeMs);
    OptionalLong sum = sum(market.closeTimeMs(), progress.known());
    return sum.isEmpty()
        ? Optional.empty()
        : new SettlementForecast(
                progress, sum.getAsLong(), priceMicros.getAsLong(), perRootSecond, 0)
            .value(market.strikeRule(), market.strikeMicros().getAsLong());
  }

  /** The sum of the first prints, a missed one being the one before; empty if too many were. */
  private OptionalLong sum(long closeMs, int known) {
    long firstSecond = Math.ceilDiv(window.startMs(closeMs), 1000L);
    OptionalLong price = known == 0 ? OptionalLong.empty() : priceUpTo(firstSecond - 1);
    long sum = 0;
    int missed = 0;
    for (long second = firstSecond; second < firstSecond + known; second++) {
      if (index.isPrint(second)) {
        price = index.priceAt(second);
      } else {
        missed++;
      }
      if (price.isEmpty() || missed > window.prints() - window.fewest()) {
        return OptionalLong.empty();
      }
      sum += price.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  private OptionalLong priceUpTo(long second) {
    for (long at = second; at > second - IndexHistory.MAX_CARRIED_SECONDS; at--) {
      OptionalLong price = index.priceAt(at);
      if (price.isPresent()) {
        return price;
      }
    }
    return OptionalLong.empty();
  }
}
