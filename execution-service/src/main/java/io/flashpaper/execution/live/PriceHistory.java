// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.execution.live.LiveMoment.Sight;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The index and each market's best prices, second by second, of the last hours: for charts, in
 * steps of a cent of the index and of a hundredth of a cent of a contract. Any thread.
 *
 * <p>Kept by quarter hours: 3.6 kB of the index and 5.4 kB of each market that was live in one. So
 * eight hours of twelve markets are some 2 MB; of a quarter hour with more than {@value
 * #MOST_MARKETS} markets the others are left out, which bounds it at 23 MB.
 */
public final class PriceHistory {
  /** So far back, at least. */
  public static final Duration KEPT = Duration.ofHours(8);

  static final int MOST_MARKETS = 128;

  private static final long KEPT_QUARTERS = KEPT.toMinutes() / 15 + 1;
  private static final long MICROS_PER_CENT = 10_000;
  private static final long MICROS_PER_STEP = 100;

  private final NavigableMap<Long, QuarterHour> quarters = new TreeMap<>();
  private final Map<String, Market> markets = new TreeMap<>();
  private long newestSecond = Long.MIN_VALUE;

  /** Starts without a past. */
  public PriceHistory() {}

  /**
   * What is kept.
   *
   * @param fromMs the first second's tape time
   * @param toMs the last one's
   * @param markets how many markets there are prices of
   * @param bytes what the prices take
   */
  public record Extent(long fromMs, long toMs, int markets, long bytes) {}

  /**
   * Notes how a second ended; a second noted before is noted anew. One that is too old already is
   * passed over.
   */
  public synchronized void note(long second, OptionalLong indexMicros, List<Sight> sights) {
    newestSecond = Math.max(newestSecond, second);
    long number = Math.floorDiv(second, (long) QuarterHour.SECONDS);
    long oldest = Math.floorDiv(newestSecond, (long) QuarterHour.SECONDS) - KEPT_QUARTERS + 1;
    if (number < oldest) {
      return;
    }
    QuarterHour quarter = quarter(number, oldest);
    int place = (int) Math.floorMod(second, (long) QuarterHour.SECONDS);
    quarter.index(place, scaled(indexMicros, MICROS_PER_CENT));
    sights.forEach(sight -> note(quarter, place, sight));
  }

  private QuarterHour quarter(long number, long oldest) {
    QuarterHour known = quarters.get(number);
    if (known != null) {
      return known;
    }
    forgetBefore(oldest);
    QuarterHour fresh = new QuarterHour();
    quarters.put(number, fresh);
    return fresh;
  }

  private void note(QuarterHour quarter, int place, Sight sight) {
    if (quarter.has(sight.ticker()) || quarter.markets().size() < MOST_MARKETS) {
      markets.merge(
          sight.ticker(),
          sight.live().market(),
          (known, next) -> next.strikeMicros().isEmpty() ? known : next);
      Optional<Book> book = sight.live().book();
      quarter.market(
          sight.ticker(),
          place,
          scaled(book.flatMap(b -> b.bestBid(Side.YES))),
          scaled(book.flatMap(b -> b.bestAsk(Side.YES))),
          scaled(sight.fairMicros(), MICROS_PER_STEP));
    }
  }

  private static int scaled(Optional<Price> price) {
    return price.map(p -> (int) (p.micros() / MICROS_PER_STEP)).orElse(QuarterHour.NONE);
  }

  private static int scaled(OptionalLong micros, long unit) {
    long scaled = micros.isEmpty() ? QuarterHour.NONE : micros.getAsLong() / unit;
    return scaled > Integer.MAX_VALUE ? QuarterHour.NONE : (int) scaled;
  }

  private void forgetBefore(long oldest) {
    quarters.headMap(oldest).clear();
    markets.keySet().removeIf(ticker -> quarters.values().stream().noneMatch(q -> q.has(ticker)));
  }

  /** A market there are prices of, as it was described last. */
  public synchronized Optional<Market> market(String ticker) {
    return Optional.ofNullable(markets.get(ticker));
  }

  /** What is kept; empty while there is nothing. */
  public synchronized Optional<Extent> extent() {
    if (quarters.isEmpty()) {
      return Optional.empty();
    }
    long first =
        quarters.firstKey() * QuarterHour.SECONDS + quarters.firstEntry().getValue().first();
    long bytes = quarters.values().stream().mapToLong(QuarterHour::bytes).sum();
    return Optional.of(new Extent(first * 1000, newestSecond * 1000, markets.size(), bytes));
  }

  /** The seconds from {@code fromMs} to {@code toMs}, both included, as far as they are kept. */
  public synchronized Series read(long fromMs, long toMs, Optional<String> ticker) {
    Optional<Extent> kept = extent();
    if (kept.isEmpty() || toMs < kept.get().fromMs() || fromMs > kept.get().toMs()) {
      return new Series(0, new double[Series.COLUMNS][0]);
    }
    long from = Math.ceilDiv(Math.max(fromMs, kept.get().fromMs()), 1000L);
    long to = Math.floorDiv(Math.min(toMs, kept.get().toMs()), 1000L);
    Series series = Series.unknown(from, (int) Math.max(0, to - from + 1));
    for (Map.Entry<Long, QuarterHour> quarter : quarters.entrySet()) {
      quarter.getValue().copy(quarter.getKey() * QuarterHour.SECONDS, series, ticker);
    }
    return series;
  }
}
